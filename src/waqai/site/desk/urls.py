"""The desk's addresses."""

from django.urls import path

from waqai.site.desk import acts, add_page, history_page, incident_acts, incident_page, queue_page, record_page

urlpatterns = [
    path("", queue_page.queue_page, name="desk"),
    path("lost/", queue_page.lost_page, name="desk_lost"),
    path("likely/", incident_page.likely_page, name="desk_likely"),
    path("articles/<str:ref>/", add_page.article_page, name="desk_article"),
    path("articles/<str:ref>/add/", add_page.add_act, name="desk_add"),
    path("articles/<str:ref>/finish/", add_page.finish_act, name="desk_finish"),
    path("incidents/<str:ref>/", incident_page.incident_page, name="desk_incident"),
    path("incidents/<str:ref>/act/", incident_acts.act_page, name="desk_incident_act"),
    path("<str:section>/<str:ref>/", record_page.record_page, name="desk_record"),
    path("<str:section>/<str:ref>/act/", acts.act_page, name="desk_act"),
    path("<str:section>/<str:ref>/history/", history_page.history_page, name="desk_history"),
]
