// The health check of the document store, in mongosh, on its own machine. On the first looks it forms the replica set of one
// (majority writes and the drivers' retries ask for one, be it of one) and makes the users: one who may do everything, and for
// each service one who reads and writes that service's database and no other. It is well once it can be written to.
// Run by hand with MONGO_PASSWORDS_ANEW it gives the users of the services the passwords of the settings (deploy/README.md).
const services = ['intake', 'eligibility', 'routing', 'outcomes', 'gateway'];
const passwordOf = (setting) => {
  const password = process.env[setting];
  if (!password) throw new Error(`${setting} is not set`);
  return password;
};

if (!db.hello().setName) rs.initiate({ _id: 'handoff', members: [{ _id: 0, host: 'mongo:27017' }] });
if (!db.hello().isWritablePrimary) quit(1);

const admin = db.getSiblingDB('admin');
const everything = { user: 'exchange', pwd: passwordOf('MONGO_PASSWORD') };
try {
  admin.auth(everything);
} catch {
  // From this machine, and only while there is nobody, the server lets a first user be made.
  admin.createUser({ ...everything, roles: ['root'] });
  admin.auth(everything);
}
for (const name of services) {
  const own = db.getSiblingDB(`handoff-${name}`);
  const user = `handoff.${name}`;
  const pwd = passwordOf(`MONGO_PASSWORD_${name.toUpperCase()}`);
  if (own.getUser(user) === null) own.createUser({ user, pwd, roles: ['readWrite'] });
  else if (process.env.MONGO_PASSWORDS_ANEW) own.updateUser(user, { pwd });
}
