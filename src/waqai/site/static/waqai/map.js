// The map that can be moved, in the place of the drawn one and with what that shows: areas as large as they are told,
// joined to one disc while they stand too close. Without it, and in print, the drawing stands; the table says the same.
"use strict";
(() => {
  const { areas, together, window: asked, query, list, land, tiles, words } = JSON.parse(
    document.getElementById("live-map").textContent,
  );
  const drawing = document.querySelector("svg.map");
  const table = document.getElementById("places");
  const rightward = document.documentElement.dir !== "rtl";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const byHand = matchMedia("(pointer: coarse)").matches; // one finger moves the page, two the map
  const FARTHEST = 3, CLOSEST = 12, NEAR = 60, TOLD = 5; // zooms; pixels between discs that become one; places that are read out
  const FRAME = [[-10, -25], [55, 85]]; // what the ground shows, and some more

  const digits = (number) => String(number).replace(/\d/g, (digit) => words.digits[digit]);
  const make = (name, held = {}, ...parts) => {
    const made = Object.assign(document.createElement(name), held);
    made.append(...parts.filter((part) => part !== null));
    return made;
  };
  const place = (area) => L.latLng(area.lat, area.lon);
  const whole = (area) => place(area).toBounds(2000 * area.km);

  const box = make("div", { className: "live", tabIndex: 0 });
  const status = make("p", { className: "seen", role: "status" });
  const here = make("a", { className: "quiet", textContent: words.here });
  const around = make("div", { className: "around" },
    make("a", { className: "past", href: "#places", textContent: words.past }), box, status,
    make("p", { className: "soft small", id: "map-keys" },
      `${words.ring} `, make("span", { className: "keys", textContent: words.keys }),
      make("span", { className: "fingers", textContent: words.fingers })),
    make("p", { className: "windows" }, here,
      asked && make("a", { className: "quiet", textContent: words.anywhere, href: query ? `?${query}` : location.pathname })));
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", words.map);
  box.setAttribute("aria-describedby", "map-keys");

  // Tiles that are not wanted any more are let go without a picture that the page's policy forbids.
  const Tiles = L.TileLayer.extend({
    _abortLoading() {
      for (const [key, { el, coords }] of Object.entries(this._tiles)) {
        if (coords.z !== this._tileZoom && !el.complete) {
          el.onload = el.onerror = null;
          this._removeTile(key);
        }
      }
    },
    _removeTile(key) {
      if (!this._tiles[key]) return;
      this._tiles[key].el.removeAttribute("src");
      L.GridLayer.prototype._removeTile.call(this, key);
    },
  });

  const laidOut = () => {
    const map = L.map(box, {
      zoomControl: false, attributionControl: false, scrollWheelZoom: false, dragging: !byHand, tapHold: false,
      zoomSnap: 0.5, minZoom: 1, maxZoom: CLOSEST, maxBoundsViscosity: 1,
      fadeAnimation: !still, zoomAnimation: !still, markerZoomAnimation: !still, inertia: !still,
    });
    if (still) { // what moves the map for a popup or a key
      const panBy = map.panBy;
      map.panBy = (by, told) => panBy.call(map, by, { ...told, animate: false });
    }
    const start = rightward ? "left" : "right", end = rightward ? "right" : "left";
    L.control.zoom({ position: `top${start}`, zoomInTitle: words.closer, zoomOutTitle: words.farther }).addTo(map);
    const credit = L.control.attribution({ position: `bottom${end}`, prefix: false }).addTo(map);
    credit.addAttribution(make("bdi", { textContent: tiles ? tiles.credit : words.ground }).outerHTML);
    // Keys and wheel are the map's while the focus is on it or on one of its discs.
    box.addEventListener("focusin", (event) => {
      map.scrollWheelZoom.enable();
      if (event.target.closest(".spot")) map.fire("focus");
    });
    box.addEventListener("focusout", () => {
      map.scrollWheelZoom.disable();
      map.fire("blur");
    });
    return map;
  };

  const drawGround = (map, rings) => {
    const pane = map.createPane("ground");
    pane.style.zIndex = 200;
    const outlines = rings.map((told) => {
      let [x, y] = told;
      const ring = [[y / 100, x / 100]];
      for (let at = 2; at < told.length; at += 2) {
        x += told[at];
        y += told[at + 1];
        ring.push([y / 100, x / 100]);
      }
      return ring;
    });
    const renderer = L.svg({ pane: "ground", padding: 0.5 });
    L.polygon(outlines, { renderer, pane: "ground", className: "land", interactive: false, fillRule: "evenodd" })
      .addTo(map);
  };

  const lay = (rings) => {
    const map = laidOut();
    const all = areas.reduce((found, area) => found.extend(whole(area)), L.latLngBounds([]));
    map.setMaxBounds(L.latLngBounds(FRAME).extend(all.pad(0.5)));
    map.setMinZoom(Math.min(FARTHEST, Math.floor(map.getBoundsZoom(all)))); // far-off places are to be seen, too
    // All of it is in sight until somebody moves the map, though the box grows or shrinks (a phone is turned).
    let moved = false, fitting = false;
    const fit = () => {
      fitting = true;
      if (asked) {
        const [west, south, east, north] = asked;
        map.fitBounds([[south, west], [north, east]], { animate: false });
      } else {
        map.fitBounds(all, { animate: false, padding: [12, 12], maxZoom: CLOSEST - 2 });
      }
      fitting = false;
    };
    fit();
    map.on("movestart zoomstart", () => { moved ||= !fitting; });
    map.on("resize", () => { if (!moved) fit(); });
    if (tiles) new Tiles(tiles.address, { maxZoom: CLOSEST, noWrap: true }).addTo(map);
    else drawGround(map, rings);

    // One popup at a time; the focus goes into it and back to what opened it.
    let opener = box;
    const popup = L.popup({ maxWidth: 260, minWidth: 150, autoPanPadding: [12, 12], closeOnClick: true });
    const open = (at, content, from) => {
      map.closePopup();
      opener = from;
      content.tabIndex = -1;
      popup.setLatLng(at).setContent(content).openOn(map);
      popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close);
      content.focus({ preventScroll: true });
    };
    map.on("popupclose", () => {
      const now = document.activeElement; // the page itself where the popup was taken away under it
      if (now === document.body || popup.getElement().contains(now)) {
        (opener.isConnected ? opener : box).focus({ preventScroll: true });
      }
    });
    box.addEventListener("keydown", (event) => { if (event.key === "Escape") map.closePopup(); });
    const link = (text, href) => make("li", {}, make("a", { href, textContent: text }));
    const card = (area) => make("div", { className: "card" },
      make("h3", {}, make("bdi", { textContent: area.label })),
      make("p", { textContent: area.told }),
      area.killed ? make("p", {}, `${words.killed}: `, make("bdi", { textContent: area.killed })) : null,
      make("ul", {}, link(words.these, `${list}?${area.query}`), link(words.within, `?${area.query}`)));
    const cards = (leaves) => {
      const rows = leaves.map((area) => make("li", {},
        make("a", { href: `?${area.query}` }, make("bdi", { textContent: area.label })), ` · ${area.told}`));
      return make("div", { className: "card" }, make("h3", { textContent: words.places }), make("ul", {}, ...rows));
    };

    const index = new Supercluster({ radius: NEAR, extent: 256, maxZoom: CLOSEST });
    index.load(areas.map((area, at) => ({
      type: "Feature", properties: { at }, geometry: { type: "Point", coordinates: [area.lon, area.lat] },
    })));
    const numbers = ({ id, properties }) =>
      id === undefined ? [properties.at] : index.getLeaves(id, Infinity).map((leaf) => leaf.properties.at);
    const held = (found) => numbers(found).sort((one, other) => one - other).map((at) => areas[at]);
    // An incident that is told at several of these places counts once.
    const count = (found) => {
      const own = new Set(numbers(found));
      const all = Array.from(own).reduce((sum, at) => sum + areas[at].incidents, 0);
      return together.reduce((sum, [incidents, ...told]) =>
        sum - incidents * Math.max(told.filter((at) => own.has(at)).length - 1, 0), all);
    };

    const enter = (found, marker) => {
      const zoom = index.getClusterExpansionZoom(found.id);
      if (zoom > CLOSEST) {
        open(marker.getLatLng(), cards(held(found)), marker.getElement());
        return;
      }
      box.focus({ preventScroll: true });
      map.setView(marker.getLatLng(), Math.max(zoom, map.getZoom() + 0.5), { animate: !still });
      const some = held(found).slice(0, TOLD).map((area) => `${area.label}, ${area.told}`);
      status.textContent = `${words.places}: ${digits(held(found).length)}. ${some.join("; ")}`;
    };
    const button = (at, size, kind, text, title, act) => {
      const disc = make("span", { className: "disc", textContent: text });
      const icon = L.divIcon({ html: disc, className: `spot ${kind}`, iconSize: [size, size] });
      const marker = L.marker(at, { icon, title, keyboard: true, riseOnHover: true });
      marker.on("click", () => act(marker));
      marker.on("add", () => {
        marker.getElement().setAttribute("aria-label", title);
        marker.getElement().addEventListener("keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          act(marker);
        });
      });
      return marker;
    };
    const cluster = (found) => {
      const [lon, lat] = found.geometry.coordinates, text = digits(found.incidents);
      const grown = 14 + 46 * Math.sqrt(Math.min(found.incidents / areas[0].incidents, 1));
      const title = `${words.places}: ${digits(found.properties.point_count)}; ${words.incidents}: ${text}`;
      const size = Math.max(34, 14 + 8 * text.length, grown);
      return [button([lat, lon], size, "many", text, title, (own) => enter(found, own))];
    };
    const single = (area) => {
      const size = Math.max(26, 2 * area.size, 10 + 8 * digits(area.incidents).length);
      const title = [area.label, area.told, area.killed && `${words.killed}: ${area.killed}`].filter(Boolean).join("; ");
      const act = (own) => open(place(area), card(area), own.getElement());
      const marker = button(place(area), size, "one", digits(area.incidents), title, act);
      marker.on("add", () => {
        const name = make("bdi", { className: "name", textContent: area.label });
        name.setAttribute("aria-hidden", "true");
        marker.getElement().append(name);
      });
      return [L.circle(place(area), { radius: 1000 * area.km, className: "extent", interactive: false }), marker];
    };

    // Names that would stand on others are left out: those of places with more incidents stay.
    const nameThem = () => {
      const taken = Array.from(box.querySelectorAll(".disc"), (disc) => disc.getBoundingClientRect());
      for (const name of box.querySelectorAll(".name")) {
        name.hidden = false;
        const own = name.getBoundingClientRect();
        name.hidden = taken.some((other) => own.left < other.right && own.right > other.left
          && own.top < other.bottom && own.bottom > other.top);
        if (!name.hidden) taken.push(own);
      }
    };
    const shown = new Map();
    const redraw = () => {
      const view = map.getBounds().pad(0.2);
      const frame = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
      const wanted = index.getClusters(frame, Math.floor(map.getZoom()))
        .map((found) => Object.assign(found, { incidents: count(found) }))
        .sort((one, other) => other.incidents - one.incidents);
      const keys = new Set(wanted.map(({ id, properties }) => (id === undefined ? properties.at : `many ${id}`)));
      for (const [key, layers] of shown) {
        if (!keys.has(key)) {
          // The focus is not lost with a disc that is moved away or joined to others.
          if (layers.some((layer) => layer.getElement()?.contains(document.activeElement))) box.focus({ preventScroll: true });
          layers.forEach((layer) => layer.remove());
          shown.delete(key);
        }
      }
      for (const found of wanted) {
        const key = found.id === undefined ? found.properties.at : `many ${found.id}`;
        if (!shown.has(key)) {
          const layers = found.id === undefined ? single(areas[key]) : cluster(found);
          layers.forEach((layer) => layer.addTo(map));
          shown.set(key, layers);
        }
      }
      const { _southWest: low, _northEast: high } = map.getBounds();
      const edges = [Math.floor(low.lng * 100), Math.floor(low.lat * 100), Math.ceil(high.lng * 100), Math.ceil(high.lat * 100)];
      here.href = `?${query ? `${query}&` : ""}window=${edges.map((edge) => edge / 100).join(",")}`;
      nameThem();
    };
    map.on("moveend", redraw);
    redraw();

    // From the list to the map: each row of a place that is on it gets a button.
    const rows = new Map(Array.from(table.querySelectorAll("tbody a"), (own) => [own.getAttribute("href"), own]));
    for (const area of areas) {
      const own = rows.get(`?${area.query}`);
      if (!own) continue;
      const find = make("button", { type: "button", className: "find", textContent: words.show });
      find.setAttribute("aria-label", `${words.show}: ${area.label}`);
      find.addEventListener("click", () => {
        map.fitBounds(whole(area), { animate: false, maxZoom: Math.max(map.getZoom(), 9), padding: [24, 24] });
        box.scrollIntoView({ block: "nearest", behavior: "instant" });
        open(place(area), card(area), find);
        status.textContent = `${area.label}: ${area.told}`;
      });
      own.after(" ", find);
    }
  };

  // Without its ground the map would say nothing: then the drawing stays, and where anything else is missing, too.
  const start = (rings) => {
    drawing.before(around);
    drawing.classList.add("in-print");
    try {
      lay(rings);
    } catch (fault) {
      around.remove();
      drawing.classList.remove("in-print");
      throw fault;
    }
  };
  if (tiles) start(null);
  else fetch(land).then((answer) => answer.json()).then(start, () => {});
})();
