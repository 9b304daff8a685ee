// The health check of an image: exit code 0 once the service in it can take work.
const { PORT, TLS_CERT_FILE } = process.env;
// By name: that is what a certificate is for. It has to name localhost as well.
const door = TLS_CERT_FILE ? `https://localhost:${PORT}` : `http://127.0.0.1:${PORT}`;
const patience = AbortSignal.timeout(2_500);

try {
  const { ok } = await fetch(`${door}/health/ready`, { signal: patience });
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
