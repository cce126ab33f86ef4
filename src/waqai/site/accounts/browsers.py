"""What a browser calls itself, in a few words: enough to know one's own machine again."""

# The first that is found names it; later ones are also claimed by those before.
_BROWSERS = {"Firefox/": "Firefox", "Edg": "Edge", "OPR/": "Opera", "Chrome/": "Chrome", "Safari/": "Safari"}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}
_LONGEST = 80


def browser_of(told: str) -> str:
    """Return browser and system, such as ``Firefox · Windows``; what nobody knows stays as it was told, cut short."""
    browser = next((name for sign, name in _BROWSERS.items() if sign in told), "")
    system = next((name for sign, name in _SYSTEMS.items() if sign in told), "")
    return " · ".join(filter(None, (browser, system))) or told[:_LONGEST] or "?"
