"""The demonstration trial: synthetic patients with the margins of a published cohort."""
