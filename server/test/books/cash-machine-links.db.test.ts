import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { examineMacKeys, readAcquirerMacKey, resealMacKeys, saveMacKey } from '#acquirers';
import { openAtmChannel, readAcquirerTables } from '#channels/atm';
import type { Context } from '#platform/context';
import { newKeyText, openKeyring } from '#platform/secrets';
import { connectHost, messageOf, proved } from '#test/atm-host';
import { makeCertificates } from '#test/certificates';
import { testKeys } from '#test/database';
import { eventually } from '#test/eventually';
import { freshFolder, spawnLowu } from '#test/lowu';
import { openTopupWorld } from '#test/topup-world';

const number = '+85251234567';
const signOn = { 7: '1123001200', 11: '000001', 70: '001' };
const sale = {
  ...signOn,
  3: '500000',
  4: '000000010000',
  11: '000002',
  32: '423935',
  41: 'ATM00042',
  48: number.slice(1),
  49: '344',
};

async function soldAtMachines({ db }: Context): Promise<bigint> {
  const [row] = await db.read<{ sold: bigint }>({
    name: 'test: count exchanges',
    text: "select count(*) as sold from acquirers.exchange where state = 'sold'",
  });
  return row?.sold ?? 0n;
}

interface Ending {
  after(work: () => Promise<void>): void;
}

/** The role with one acquirer whose entry has this, and the files that it names. */
async function openLink(
  t: Ending,
  context: Context,
  entry: object,
  files: Readonly<Record<string, string>> = {},
): Promise<number> {
  const written = JSON.stringify([{ code: 'harbour', port: 0, ...entry }]);
  const tables = readAcquirerTables(written, (file) => files[file] ?? '');
  const atm = await openAtmChannel(context, '127.0.0.1', tables);
  t.after(() => atm.stop());
  return atm.ports['harbour'] ?? 0;
}

test('an encrypted link serves the host of the agreed certificate, and nobody else', async (t) => {
  const { context, person } = await openTopupWorld(t);
  await person([number]);
  const { authority, server, client, neighbour, stranger } = await makeCertificates();
  const files = { 'atm.pem': server.certificate, 'atm.key': server.key, 'ca.pem': authority };
  const callers = { callers: 'ca.pem', callerName: 'smf.example' };
  const tls = { certificate: 'atm.pem', key: 'atm.key', ...callers };
  const port = await openLink(t, context, { tls }, files);
  const shown = ({ certificate: cert, key }: typeof client) => ({
    tls: { ca: authority, cert, key },
  });
  const host = await connectHost(port, shown(client));
  assert.equal((await host.ask('0800', signOn))['39'], '00');
  assert.equal((await host.ask('0200', sale))['39'], '00');
  host.close();
  for (const link of [shown(neighbour), shown(stranger), { tls: { ca: authority } }, {}]) {
    const other = await connectHost(port, link);
    other.send(messageOf('0800', signOn));
    await eventually('it is not served', () => other.isClosed());
    assert.deepEqual(other.answers, []);
  }
  await assert.rejects(connectHost(port, { tls: { ...shown(client).tls, ca: [] } }), {
    code: 'SELF_SIGNED_CERT_IN_CHAIN',
  });
});

test('an encrypted link without callers serves whoever can speak to it', async (t) => {
  const { context } = await openTopupWorld(t);
  const { authority, server } = await makeCertificates();
  const files = { 'atm.pem': server.certificate, 'atm.key': server.key };
  const port = await openLink(
    t,
    context,
    { tls: { certificate: 'atm.pem', key: 'atm.key' } },
    files,
  );
  const host = await connectHost(port, { tls: { ca: authority } });
  assert.equal((await host.ask('0800', signOn))['39'], '00');
  host.close();
});

test('messages are judged by the key that is sealed in the database', async (t) => {
  const { context, person } = await openTopupWorld(t);
  await person([number]);
  const macKey = randomBytes(32);
  const mac = { method: 'hmac_sha256' };
  await assert.rejects(openLink(t, context, { mac }), /the MAC's key of harbour/);
  await saveMacKey(context, 'harbour', macKey.toString('hex'));
  const port = await openLink(t, context, { mac });
  const host = await connectHost(port, { macKey });
  assert.equal((await host.ask('0800', signOn))['39'], '00');
  assert.equal((await host.ask('0200', sale))['39'], '00');
  const forger = await connectHost(port, { macKey: randomBytes(32) });
  // The answer is proved by our key, which a forger cannot even judge.
  forger.send(proved(messageOf('0200', { ...sale, 11: '000009' }), randomBytes(32)));
  await eventually('it is refused', () => forger.answers.length > 0);
  assert.deepEqual(forger.answers, [{ wrongMac: 'yes' }]);
  const plain = await connectHost(port);
  const answer = await plain.ask('0200', { ...sale, 11: '000010' });
  assert.equal(answer['39'], '63');
  // An answer is answered by nobody, or two such hosts would answer each other for ever.
  plain.send(messageOf('0810', { ...signOn, 11: '000011', 39: '00' }));
  await plain.ask('0200', { ...sale, 11: '000012' });
  assert.deepEqual(
    plain.answers.map((one) => one['11']),
    ['000010', '000012'],
  );
  plain.close();
  assert.equal(await soldAtMachines(context), 1n);
  host.close();
  forger.close();
});

test('a key of an acquirer is kept sealed, and sealed anew with the newest', async (t) => {
  const { context: before, database } = await openTopupWorld(t);
  const old = newKeyText();
  const withOld = { ...before, secrets: openKeyring(old), kept: new Map() };
  const key = randomBytes(16).toString('hex');
  await saveMacKey(withOld, 'harbour', key);
  const rows = await before.db.read<{ all: string }>({
    name: 'test: read an acquirer',
    text: 'select to_jsonb(a)::text as all from acquirers.acquirer a',
  });
  assert.ok(rows[0] && !rows[0].all.includes(key));
  assert.deepEqual(await examineMacKeys(before), [{ acquirer: 'harbour', opens: false }]);
  const both = openKeyring(newKeyText(old));
  const after = { ...database.context(), secrets: both, kept: new Map() };
  assert.equal(await resealMacKeys(after), 1);
  assert.equal(await resealMacKeys(after), 0);
  assert.equal(await readAcquirerMacKey(after, 'harbour'), key);
  await assert.rejects(readAcquirerMacKey(withOld, 'harbour'), { code: 'seal_key_unknown' });
});

function readEntry(entry: object) {
  const written = JSON.stringify([{ code: 'harbour', port: 0, ...entry }]);
  return readAcquirerTables(written, () => 'no PEM');
}

test('a key is taken from standard input, and repeated nowhere', async (t) => {
  const { context, database } = await openTopupWorld(t);
  const environment = { DATABASE_URL: database.ownerUrl, LOWU_MASTER_KEYS: testKeys };
  const home = freshFolder(t);
  const give = async (key: string) => {
    const child = spawnLowu(['atm', 'mac-key', 'harbour'], { home, environment });
    child.stdin.end(`${key}\n`);
    const said = [text(child.stdout), text(child.stderr)];
    await once(child, 'exit');
    return { code: child.exitCode, said: (await Promise.all(said)).join('') };
  };
  const key = randomBytes(16).toString('hex');
  const wrong = await give('0123456789');
  assert.equal(wrong.code, 78);
  assert.ok(!wrong.said.includes('0123456789'));
  const kept = await give(key);
  assert.deepEqual([kept.code, kept.said.includes(key)], [0, false]);
  assert.match(kept.said, /the key of harbour is sealed \(16 octets\)/);
  assert.equal(await readAcquirerMacKey(context, 'harbour'), key);
});

test('what an entry says of its link and of its MACs is taken whole or refused', () => {
  for (const [entry, why] of [
    [{ tls: { certificate: 'a', key: 'b' } }, /the TLS of entry 1 cannot be used/],
    [{ tls: { certificate: 'a', key: 'b', callerName: 'x.example' } }, /needs callers/],
    [{ tls: { certificate: 'a' } }, /the TLS's key of entry 1/],
    [{ tls: { certificate: 'a', key: 'b', ca: 'c' } }, /the TLS of entry 1 has ca/],
    [{ ownerCharset: 'big5' }, /ownerCharset of entry 1 is utf8 or gbk/],
    [{ ownerCharset: 'gbk', ownerField: 43 }, /ownerField of entry 1 tells no length/],
    [{ ownerCharset: 'gbk', ownerField: 48 }, /ownerField of entry 1 is another/],
    [{ checkDigitField: 1 }, /checkDigitField of entry 1/],
    [{ mac: { method: 'md5' } }, /x9_19 or hmac_sha256/],
    [{ mac: { method: 'x9_19', key: 'ab' } }, /the MAC's key of entry 1/],
  ] as const) {
    assert.throws(() => readEntry(entry), why);
  }
  assert.equal(readEntry({ mac: { method: 'x9_19' } })[0]?.mac?.key, undefined);
});
