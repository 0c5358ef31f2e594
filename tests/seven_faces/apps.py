from django.apps import AppConfig


class SevenFacesConfig(AppConfig):
    name = "tests.seven_faces"
    label = "seven_faces"
