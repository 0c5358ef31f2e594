"""The analyses in the shapes that commands, API and pages give. No Django here."""
