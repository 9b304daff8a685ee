import type { Component } from './read-lock.ts';

type Named = Readonly<{ name: string; version: string; license: string }>;

/** A software bill of materials (CycloneDX 1.6): the same lock gives the same bytes. */
export const billOfMaterials = ({ name, version, license }: Named, components: readonly Component[]) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { type: 'application', name, version, licenses: [licensed(license)] } },
  components: components.map((each) => ({
    type: 'library',
    'bom-ref': purlOf(each),
    name: each.name,
    version: each.version,
    scope: each.dev ? 'excluded' : 'required',
    purl: purlOf(each),
    ...(each.licence === undefined ? {} : { licenses: [licensed(each.licence)] }),
    ...(each.integrity === undefined ? {} : { hashes: [hashOf(each.integrity)] }),
  })),
});

const purlOf = ({ name, version }: Component): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const licensed = (licence: string) =>
  /^[\w.-]+$/.test(licence) ? { license: { id: licence } } : { license: { name: licence } };

const hashOf = (integrity: string) => {
  const [algorithm = '', digest = ''] = integrity.split('-', 2);
  const alg = algorithm === 'sha512' ? 'SHA-512' : 'SHA-1';
  return { alg, content: Buffer.from(digest, 'base64').toString('hex') };
};
