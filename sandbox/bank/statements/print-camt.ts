import { printYuan } from '../../kit/yuan.ts';
import { printInstant } from '../books/day.ts';
import type { PrintedEntry, Statement } from './statement.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function xml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

function amount(cents: number, currency: string): string {
  return `<Amt Ccy="${currency}">${printYuan(Math.abs(cents))}</Amt>`;
}

function direction(cents: number): string {
  return `<CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
}

/** ISO 20022 `camt.053.001.08`, the statement of a day, or `camt.052`, the report of one so far. */
export function printCamt(message: '052' | '053', statement: Statement): string {
  const { account, day, entries, openingCents, closingCents, count, printedMs } = statement;
  const [root, element] =
    message === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrAcctRpt', 'Rpt'];
  const id = `${account.number}-${day}`;
  const balance = (code: string, cents: number): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amount(cents, account.currency)}` +
    `${direction(cents)}<Dt><Dt>${day}</Dt></Dt></Bal>`;
  const balances =
    message === '053'
      ? `${balance('OPBD', openingCents)}\n${balance('CLBD', closingCents)}`
      : balance('ITBD', closingCents);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${message}.001.08">
<${root}>
<GrpHdr><MsgId>${xml(id)}</MsgId><CreDtTm>${printInstant(printedMs)}</CreDtTm></GrpHdr>
<${element}>
<Id>${xml(id)}</Id><CreDtTm>${printInstant(printedMs)}</CreDtTm>
<FrToDt><FrDtTm>${day}T00:00:00+08:00</FrDtTm><ToDtTm>${day}T23:59:59+08:00</ToDtTm></FrToDt>
<Acct><Id><Othr><Id>${xml(account.number)}</Id></Othr></Id><Ccy>${account.currency}</Ccy>` +
    `<Ownr><Nm>${xml(account.owner)}</Nm></Ownr></Acct>
${balances}
<TxsSummry><TtlNtries><NbOfNtries>${count}</NbOfNtries></TtlNtries></TxsSummry>
${entries.map((entry) => printEntry(entry)).join('\n')}
</${element}>
</${root}>
</Document>
`
  );
}

function printEntry(entry: PrintedEntry): string {
  const { cents, currency, bookedMs, id, reverses } = entry;
  const at = printInstant(bookedMs);
  return (
    `<Ntry><NtryRef>${id}</NtryRef>${amount(cents, currency)}${direction(cents)}` +
    `<RvslInd>${reverses !== null}</RvslInd><Sts><Cd>BOOK</Cd></Sts>` +
    `<BookgDt><DtTm>${at}</DtTm></BookgDt><ValDt><Dt>${at.slice(0, 10)}</Dt></ValDt>` +
    `<AcctSvcrRef>${id}</AcctSvcrRef>` +
    `<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>${cents < 0 ? 'IRCT' : 'RRCT'}</Cd>` +
    '<SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>' +
    `<NtryDtls><TxDtls>${printDetails(entry)}</TxDtls></NtryDtls></Ntry>`
  );
}

function printDetails(entry: PrintedEntry): string {
  const { reference, instructed, party, partyAccount, details, reverses, cents } = entry;
  const side = cents < 0 ? 'Cdtr' : 'Dbtr';
  const exchange =
    instructed === null
      ? ''
      : `<AmtDtls><InstdAmt>${amount(instructed.cents, instructed.currency)}` +
        `<CcyXchg><SrcCcy>${instructed.currency}</SrcCcy><XchgRate>${instructed.rate}</XchgRate>` +
        '</CcyXchg></InstdAmt></AmtDtls>';
  const remittance = reverses === null ? details : `REVERSAL OF ${reverses}`;
  return (
    `<Refs><EndToEndId>${reference === '' ? 'NOTPROVIDED' : xml(reference)}</EndToEndId></Refs>` +
    `${exchange}<RltdPties><${side}><Pty><Nm>${xml(party)}</Nm></Pty></${side}>` +
    `<${side}Acct><Id><Othr><Id>${xml(partyAccount)}</Id></Othr></Id></${side}Acct></RltdPties>` +
    `<RmtInf><Ustrd>${xml(remittance)}</Ustrd></RmtInf>`
  );
}
