"""The endpoints, one declaration each. EFS without an id means nothing: papers differ."""

from analytics.definitions.endpoint import Endpoint
from analytics.definitions.endpoints import (
    an2022,
    causes,
    cells,
    eln2022,
    enrolled,
    gu2022,
    hu2022,
    infusion,
    transplant,
    zhang2020,
)

# In the order in which they are shown: that of the papers, then what no paper prints.
ENDPOINTS = {
    endpoint.id: endpoint
    for module in (
        gu2022,
        zhang2020,
        hu2022,
        an2022,
        eln2022,
        causes,
        transplant,
        cells,
        enrolled,
        infusion,
    )
    for endpoint in vars(module).values()
    if isinstance(endpoint, Endpoint) and endpoint.id in vars(module)
}
