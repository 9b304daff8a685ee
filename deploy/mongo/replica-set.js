// The health check of the document store: forms the replica set of one on the first look, and is well once it can be
// written to. Majority writes and the drivers' retries ask for a replica set, be it of one.
try {
  rs.status();
} catch {
  rs.initiate({ _id: 'handoff', members: [{ _id: 0, host: 'mongo:27017' }] });
}
if (!db.hello().isWritablePrimary) quit(1);
