"""Settings shared by all tests."""

from hypothesis import HealthCheck, settings

# Deadlines would make slow machines fail; a fixed set of examples would make each run see the same ones.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("house"), max_examples=3000)
settings.load_profile("house")
