// The health check of an image: exit code 0 once the service in it can take work.
const { PORT } = process.env;
const patience = AbortSignal.timeout(2_500);

try {
  const { ok } = await fetch(`http://127.0.0.1:${PORT}/health/ready`, { signal: patience });
  process.exitCode = ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
