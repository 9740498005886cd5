package io.messagecenter.ingest.webhook;

/** The answer to a webhook: what Kafka has of it. */
record Receipt(int accepted, int quarantined) {}
