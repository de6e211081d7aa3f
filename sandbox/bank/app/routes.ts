import { type Answer, json, page, Problem, redirect } from '../../kit/answers.ts';
import { languageOf } from '../../kit/language.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { parseYuan } from '../../kit/yuan.ts';
import { payCode } from '../books/pay-code.ts';
import { CodeRefused, type ScannedCode, scanCode } from '../codes/emv-code.ts';
import type { World } from '../world.ts';
import { paidPage, payPage, refusedPage, scanPage } from './page.ts';

/** A person who banks here, with one account to pay from. */
export const payer = { name: 'CHAN TAI MAN', account: '388-765432-001' };

const mostListed = 20;

/** What the bank pays and wants in HKD for one of each, as its page of rates says. */
const publishedRates = { rates: [{ currency: 'CNY', buy: '1.0870', sell: '1.0905' }] };

/** The bank's app as pages. Plain forms: they work without script. */
export function appRoutes(world: World): Route[] {
  return [
    { method: 'GET', path: '/', answer: (incoming) => showScan(world, incoming) },
    { method: 'GET', path: '/pay', answer: (incoming) => showPay(world, incoming) },
    { method: 'POST', path: '/pay', answer: (incoming) => pay(world, incoming) },
    { method: 'GET', path: '/rates', answer: () => json(200, publishedRates) },
    { method: 'GET', path: '/paid/:id', answer: (incoming) => showPaid(world, incoming) },
  ];
}

function showScan(world: World, incoming: Incoming): Answer {
  const entries = world.accounts.list().flatMap(({ number }) => world.books.ofAccount(number));
  return page(200, scanPage(languageOf(incoming), entries.slice(-mostListed).reverse()));
}

function showPay(world: World, incoming: Incoming): Answer {
  const code = incoming.query.get('code') ?? '';
  const language = languageOf(incoming);
  const read = scanned(code);
  if (typeof read === 'string') return page(400, refusedPage(language, read));
  const account = world.accounts.list().find(({ fpsId }) => fpsId === read.fpsId);
  if (account === undefined) {
    return page(404, refusedPage(language, `Nobody has the FPS ID ${read.fpsId}.`));
  }
  return page(200, payPage(language, code, read, account.owner));
}

function scanned(code: string): ScannedCode | string {
  try {
    return scanCode(code);
  } catch (error) {
    if (error instanceof CodeRefused) return error.message;
    throw error;
  }
}

function pay(world: World, incoming: Incoming): Answer {
  const form = new URLSearchParams(incoming.body);
  const language = languageOf(incoming);
  const code = form.get('code') ?? '';
  const read = scanned(code);
  if (typeof read === 'string') return page(400, refusedPage(language, read));
  const given = form.get('amount');
  try {
    const isReferenceKept = form.get('keep') === 'yes';
    const cents = given === null ? undefined : parseYuan(given.trim());
    const entry = payCode(world, { code: read, cents, isReferenceKept, payer });
    return redirect(`/paid/${entry.id}?lang=${language}&code=${encodeURIComponent(code)}`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return page(error.status, refusedPage(language, error.message));
  }
}

function showPaid(world: World, incoming: Incoming): Answer {
  const entry = world.books.find(incoming.params['id'] ?? '');
  if (entry === undefined) throw new Problem(404, 'There is no such transfer.');
  return page(200, paidPage(languageOf(incoming), incoming.query.get('code') ?? '', entry));
}
