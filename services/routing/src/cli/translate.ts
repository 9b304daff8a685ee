import { translateFile } from './translate-file.ts';

const { out, err, code } = translateFile(process.argv.slice(2));
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
