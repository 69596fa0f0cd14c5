# One image for the site and for the workers: ROLE says which, `web`, `worker` or `all`.
#
# By default it holds no torch: the built-in embedding model does without. For another model (EMBEDDING_MODEL) build with
#   --build-arg REQUIREMENTS=requirements.txt --build-arg TORCH_INDEX=<PyTorch's CPU index, see its installation page>

FROM python:3.11-slim-bookworm AS build
ARG REQUIREMENTS=requirements-light.txt
ARG TORCH_INDEX=
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
RUN python -m venv /venv
COPY requirements*.txt ./
# Only the CPU build of torch will do: the plain one brings several GB of CUDA packages.
RUN if [ "$REQUIREMENTS" = requirements.txt ]; then \
        /venv/bin/pip install ${TORCH_INDEX:+--extra-index-url "$TORCH_INDEX"} "$(grep '^torch==' requirements.txt)+cpu"; \
    fi \
    && /venv/bin/pip install -r "$REQUIREMENTS"
COPY . .
RUN MODELS_DIR=/models /venv/bin/python -m mismatch model && /venv/bin/python -m compileall -q mismatch

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install --yes --no-install-recommends tesseract-ocr tesseract-ocr-rus \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home mismatch \
    && install -d -o mismatch /data
COPY --from=build /venv /venv
COPY --from=build /models /models
COPY --from=build /app /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    MISMATCH_ENV=production ROLE=all PORT=5000 VAR_DIR=/data MODELS_DIR=/models
WORKDIR /app
USER mismatch
VOLUME /data
EXPOSE 5000
# The site has to answer at /healthz; a worker has to be heard of in the queue.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["python", "-m", "mismatch", "check"]
CMD ["python", "-m", "mismatch", "serve"]
