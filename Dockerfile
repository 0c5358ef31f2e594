# One image for web, worker, beat and migrate; docker-compose.yml gives each its command.
FROM python:3.11-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
RUN useradd --system --create-home --uid 10001 cartograph
WORKDIR /srv/cartograph
COPY requirements/base.txt requirements/base.txt
RUN pip install --no-cache-dir --no-deps --require-hashes --requirement requirements/base.txt
COPY manage.py pyproject.toml LICENSE ./
COPY config config
COPY trials trials
COPY patients patients
COPY infusions infusions
COPY outcomes outcomes
COPY analytics analytics
USER cartograph
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"]
