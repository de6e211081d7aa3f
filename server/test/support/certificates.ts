import { generate } from 'selfsigned';

export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

export interface Certificates {
  /** The authority that signed the others, as PEM. */
  readonly authority: string;
  readonly server: Certified;
  readonly client: Certified;
  /** Of the same authority, for somebody else. */
  readonly neighbour: Certified;
  /** Signed by somebody else. */
  readonly stranger: Certified;
}

/** Long behind whatever the clock of a test says. */
const notAfterDate = new Date('2126-01-01T00:00:00Z');
const keys = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256', notAfterDate } as const;

/** An authority, a server on this machine, a client of it, and one who only says that he is. */
export async function makeCertificates(): Promise<Certificates> {
  const authority = await generate([{ name: 'commonName', value: 'Test authority' }], {
    ...keys,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  const ca = { key: authority.private, cert: authority.cert };
  const certify = async (name: string, signer?: typeof ca): Promise<Certified> => {
    const by = signer ? { ca: signer } : {};
    const made = await generate([{ name: 'commonName', value: name }], { ...keys, ...by });
    return { certificate: made.cert, key: made.private };
  };
  return {
    authority: authority.cert,
    server: await certify('localhost', ca),
    client: await certify('smf.example', ca),
    neighbour: await certify('neighbour.example', ca),
    stranger: await certify('smf.example'),
  };
}
