#!/bin/sh
# Fills the settings in, prepares the data folder with its first user when it is new, and becomes the broker.
set -eu
: "${KAFKA_SASL_USERNAME:?}" "${KAFKA_SASL_PASSWORD:?}" "${KAFKA_CLUSTER_ID:?}" "${KAFKA_PUBLIC_ADDRESS:?}"
: "${KAFKA_CERTIFICATE_FILE:?}" "${KAFKA_AUTHORITY_FILE:?}"
home=${KAFKA_HOME:-/opt/kafka}
template=${KAFKA_SETTINGS:-/etc/handoff/kafka/server.properties}
settings=$(mktemp)

# By the environment, not by arguments: those can be read by every process of the machine.
awk '{
  for (name in ENVIRON) if (name ~ /^KAFKA_/) gsub("@" name "@", ENVIRON[name])
  print
}' "$template" > "$settings"

for file in "$KAFKA_CERTIFICATE_FILE" "$KAFKA_AUTHORITY_FILE" ${KAFKA_TLS_FILE:+"$KAFKA_TLS_FILE"}; do
  [ -r "$file" ] || { echo "$file can not be read: a certificate is promised there" >&2; exit 2; }
done

# To agencies outside it shows another certificate where it has one: they know it by another name.
if [ -n "${KAFKA_TLS_FILE:-}" ]; then
  {
    echo "listener.name.partners.ssl.keystore.type=PEM"
    echo "listener.name.partners.ssl.keystore.location=$KAFKA_TLS_FILE"
  } >> "$settings"
fi

data=$(sed -n 's/^log\.dirs=//p' "$settings")
if [ ! -f "$data/meta.properties" ]; then
  "$home/bin/kafka-storage.sh" format --cluster-id "$KAFKA_CLUSTER_ID" --config "$settings" \
    --add-scram "SCRAM-SHA-512=[name=$KAFKA_SASL_USERNAME,password=$KAFKA_SASL_PASSWORD]"
fi
exec "$home/bin/kafka-server-start.sh" "$settings"
