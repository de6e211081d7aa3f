import type { appRoutes } from '@lowu/contract/app';
import { isoTime, present } from '#base';
import { readCatalog } from '#catalog';
import { borrow, readLoan } from '#emergency-credits';
import { readBalance } from '#ledger';
import { buyPack, changePlan, listPacks, readTerms, setRenewal, type TermId } from '#packs';
import { accountOf, type Line } from '#subscribers';
import { hkd } from '#platform/http';
import type { AppCall, AppChannel } from './channel.ts';
import { keyedRequest } from './keyed-request.ts';
import { ownLine } from './own-line.ts';
import { presentPacks, presentTerm } from './present-packs.ts';

type Routes = typeof appRoutes;

export async function handleListPacks(
  { context }: AppChannel,
  { params, who }: AppCall<Routes['listPacks']>,
) {
  const line = await ownLine(context, params.line, who);
  const [catalog, balance, terms, offers] = await Promise.all([
    readCatalog(context),
    readBalance(context, accountOf(line.id)),
    readTerms(context, line.id),
    listPacks(context, line.id),
  ]);
  return presentPacks({ line, catalog, balance, terms, offers });
}

export async function handleBuyPack(
  { context }: AppChannel,
  { params, body, who, request }: AppCall<Routes['buyPack']>,
) {
  const line = await ownLine(context, params.line, who);
  const { code, renews, isShortLifeAccepted } = body;
  const priceMinor = BigInt(body.priceMinor);
  const said = `pack ${line.id} ${code} ${priceMinor} ${renews} ${isShortLifeAccepted}`;
  const id = await buyPack(context, {
    request: keyedRequest(request, line.subscriber, said),
    line: line.id,
    code,
    priceMinor,
    renews,
    channel: 'app',
    isShortLifeAccepted,
  });
  return presentOne(context, line, id);
}

export async function handleSetRenewal(
  { context }: AppChannel,
  { params, body, who }: AppCall<Routes['setRenewal']>,
) {
  const line = await ownLine(context, params.line, who);
  const id = params.term as TermId;
  await setRenewal(context, line.id, id, body.renews);
  return presentOne(context, line, id);
}

export async function handleChangePlan(
  { context }: AppChannel,
  { params, body, who, request }: AppCall<Routes['changePlan']>,
) {
  const line = await ownLine(context, params.line, who);
  const said = `plan ${line.id} ${body.plan} ${body.priceMinor}`;
  const { from } = await changePlan(context, {
    request: keyedRequest(request, line.subscriber, said),
    line: line.id,
    plan: body.plan,
    channel: 'app',
    priceMinor: BigInt(body.priceMinor),
  });
  return { from: isoTime(from) };
}

export async function handleBorrow(
  { context }: AppChannel,
  { params, who, request }: AppCall<Routes['borrow']>,
) {
  const line = await ownLine(context, params.line, who);
  const asked = keyedRequest(request, line.subscriber, `borrow ${line.id}`);
  await borrow(context, { request: asked, line: line.id });
  const balance = readBalance(context, accountOf(line.id));
  const { open, amountMinor } = await readLoan(context, line, balance);
  return { lent: hkd(open?.amountMinor ?? amountMinor) };
}

async function presentOne(context: AppChannel['context'], line: Line, id: TermId) {
  const [catalog, terms] = await Promise.all([readCatalog(context), readTerms(context, line.id)]);
  const term = terms.find((one) => one.id === id);
  return presentTerm(present(term, 'the term that was just changed'), catalog, line);
}
