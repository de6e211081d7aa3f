import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hourMs, present } from '#base';
import { serveVerifier } from '#channels/verifier';
import { openServer } from '#platform/http';
import { printReceipt, readReceiptByCode } from '#receipts';
import { sealAll } from '#test/sealing';
import { openTopupWorld } from '#test/topup-world';
import { startWitness } from '#test/witness-sandbox';
import {
  askWitnesses,
  packProof,
  proveReceipt,
  type ReceiptProof,
  readLogState,
} from '#transparency';
import { builtScreens } from '../../../../tools/build-web.ts';

export interface SealedReceipt {
  readonly code: string;
  readonly proof: ReceiptProof;
  readonly pdf: Buffer;
}

export interface VerifierWorld {
  /** Where the page is served. */
  readonly address: string;
  /** The page as somebody saved it. */
  saved(): Promise<string>;
  /** A top-up of a line's owner, sealed, proved and printed; by a cosigned checkpoint if wanted. */
  sealedReceipt(isWitnessed?: boolean): Promise<SealedReceipt>;
  readonly context: Awaited<ReturnType<typeof openTopupWorld>>['context'];
}

/** A real log with real receipts, and the page that checks them. */
export async function openVerifierWorld(t: {
  after(work: () => Promise<void>): unknown;
}): Promise<VerifierWorld> {
  const witness = await startWitness('witness.example/w1');
  t.after(() => witness.stop());
  const { url, key } = witness;
  const world = await openTopupWorld(t, { 'transparency.witnesses': [{ url, key }] });
  const { context } = world;
  context.clock.advance(hourMs);
  const { log, metrics } = context;
  const app = openServer({ log, metrics, trustedProxies: [] });
  const page = readFileSync(path.join(builtScreens(), 'verifier/verify.html'), 'utf8');
  await app.register(async (scope) => serveVerifier(scope, context, page));
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  t.after(async () => app.close());
  const person = await world.person(['+85265432101']);
  const seal = () => sealAll(context);
  return {
    context,
    address: `${origin}/verify`,
    saved: async () => (await fetch(`${origin}/verify`)).text(),
    async sealedReceipt(isWitnessed = false) {
      const order = await world.order(person.number, 5_000n, person.subscriber);
      await world.tell(order);
      const { result } = await world.read(order.id, person.subscriber);
      const { receipt: code } = present(result, 'a result');
      await seal();
      if (isWitnessed) {
        const { origin, verifierKeys } = present(await readLogState(context), 'the log');
        await witness.know(
          origin,
          verifierKeys.map(({ text }) => text),
        );
        await askWitnesses(context);
      }
      const proof = present(await proveReceipt(context, code), 'a proof');
      const pdf = await printReceipt(context, await readReceiptByCode(context, code), {
        reader: { language: 'zh-Hant', isOwn: true, methodName: (code) => code },
        proof: { ...proof, address: `${origin}/verify#${packProof(proof)}` },
      });
      // Long enough for the next order of the same value to be no twin.
      context.clock.advance(hourMs);
      return { code, proof, pdf };
    },
  };
}
