import pytest


@pytest.fixture
def trial(db):
    """A small study whose records are saved as a site would save them."""
    from tests.analytics.records import Trial  # models, which need Django set up

    return Trial()
