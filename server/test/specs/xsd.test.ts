import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordStatement } from './camt.ts';
import { openXmlJudge } from './xsd.ts';

const namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';

/** `Amt:Money`, `Bal+:Balance`, `Ntry*:Entry` or `FrToDt?:Span`: an element of a type. */
function element(text: string): string {
  const [, name, often = '', type = ''] = /^(\w+)([?*+]?):(.+)$/.exec(text) ?? [];
  const least = '?*'.includes(often) && often !== '' ? '0' : '1';
  const most = '*+'.includes(often) && often !== '' ? 'unbounded' : '1';
  return `<xs:element name="${name}" type="${type}" minOccurs="${least}" maxOccurs="${most}"/>`;
}

const complex = (name: string, of: 'sequence' | 'choice', parts: readonly string[]): string => {
  const content = `<xs:${of}>${parts.map(element).join('')}</xs:${of}>`;
  return `<xs:complexType name="${name}">${content}</xs:complexType>`;
};
const sequence = (name: string, ...parts: string[]): string => complex(name, 'sequence', parts);
const choice = (name: string, ...parts: string[]): string => complex(name, 'choice', parts);
const text = (name: string, base: string, ...facets: [string, string][]): string =>
  `<xs:simpleType name="${name}"><xs:restriction base="${base}">${facets
    .map(([facet, value]) => `<xs:${facet} value="${value}"/>`)
    .join('')}</xs:restriction></xs:simpleType>`;

/** The parts of the standard that our bank writes, in the order in which the standard has them. */
const schema = `<xs:schema xmlns="${namespace}" targetNamespace="${namespace}"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Document" type="Document"/>${[
    sequence('Document', 'BkToCstmrStmt:Message'),
    sequence('Message', 'GrpHdr:Header', 'Stmt+:Statement'),
    sequence('Header', 'MsgId:Max35', 'CreDtTm:xs:dateTime'),
    sequence(
      'Statement',
      'Id:Max35',
      'CreDtTm?:xs:dateTime',
      'FrToDt?:Span',
      'Acct:Account',
      'Bal+:Balance',
      'TxsSummry?:Totals',
      'Ntry*:Entry',
    ),
    sequence('Span', 'FrDtTm:xs:dateTime', 'ToDtTm:xs:dateTime'),
    sequence('Account', 'Id:AccountId', 'Ccy?:Currency', 'Ownr?:Party'),
    choice('AccountId', 'IBAN:Max35', 'Othr:Other'),
    sequence('Other', 'Id:Max34'),
    sequence('Party', 'Nm?:Max140'),
    sequence('Balance', 'Tp:BalanceType', 'Amt:Money', 'CdtDbtInd:Side', 'Dt:DateOrTime'),
    sequence('BalanceType', 'CdOrPrtry:BalanceCode'),
    choice('BalanceCode', 'Cd:Code4', 'Prtry:Max35'),
    choice('DateOrTime', 'Dt:xs:date', 'DtTm:xs:dateTime'),
    sequence('Totals', 'TtlNtries?:Counted'),
    sequence('Counted', 'NbOfNtries?:Digits15'),
    sequence(
      'Entry',
      'NtryRef?:Max35',
      'Amt:Money',
      'CdtDbtInd:Side',
      'RvslInd?:xs:boolean',
      'Sts:Status',
      'BookgDt?:DateOrTime',
      'ValDt?:DateOrTime',
      'AcctSvcrRef?:Max35',
      'BkTxCd:Kind',
      'NtryDtls*:Details',
    ),
    choice('Status', 'Cd:Code4', 'Prtry:Max35'),
    sequence('Kind', 'Domn?:Domain'),
    sequence('Domain', 'Cd:Code4', 'Fmly:Family'),
    sequence('Family', 'Cd:Code4', 'SubFmlyCd:Code4'),
    sequence('Details', 'TxDtls*:Transaction'),
    sequence(
      'Transaction',
      'Refs?:References',
      'AmtDtls?:Amounts',
      'RltdPties?:Parties',
      'RmtInf?:Remittance',
    ),
    sequence('References', 'EndToEndId?:Max35'),
    sequence('Amounts', 'InstdAmt?:Instructed'),
    sequence('Instructed', 'Amt:Money', 'CcyXchg?:Exchange'),
    sequence('Exchange', 'SrcCcy:Currency', 'XchgRate:Rate'),
    sequence(
      'Parties',
      'Dbtr?:PartyOrAgent',
      'DbtrAcct?:Payer',
      'Cdtr?:PartyOrAgent',
      'CdtrAcct?:Payer',
    ),
    choice('PartyOrAgent', 'Pty:Party', 'Agt:Party'),
    sequence('Payer', 'Id:AccountId'),
    sequence('Remittance', 'Ustrd*:Max140'),
    '<xs:complexType name="Money"><xs:simpleContent><xs:extension base="Amount">' +
      '<xs:attribute name="Ccy" type="Currency" use="required"/>' +
      '</xs:extension></xs:simpleContent></xs:complexType>',
    text('Amount', 'xs:decimal', ['minInclusive', '0'], ['fractionDigits', '5']),
    text('Rate', 'xs:decimal', ['fractionDigits', '10'], ['totalDigits', '11']),
    text('Currency', 'xs:string', ['pattern', '[A-Z]{3}']),
    text('Side', 'xs:string', ['enumeration', 'CRDT'], ['enumeration', 'DBIT']),
    text('Code4', 'xs:string', ['minLength', '1'], ['maxLength', '4']),
    text('Digits15', 'xs:string', ['pattern', '[0-9]{1,15}']),
    ...[34, 35, 140].map((most) =>
      text(`Max${most}`, 'xs:string', ['minLength', '1'], ['maxLength', String(most)]),
    ),
  ].join('')}</xs:schema>`;

const changes: readonly (readonly [from: string | RegExp, to: string, wrong: RegExp])[] = [
  ['CRDT', 'CREDIT', /CdtDbtInd: "CREDIT" is no Side/],
  ['<Sts>', '<Sts></Sts><Sts>', /Sts: none of its choices/],
  [' Ccy="HKD"', '', /Amt\/@Ccy: is missing/],
  ['9950.00', '9950.000001', /is no Amount/],
  ['9950.00', '-9950.00', /is no Amount/],
  ['<Cd>BOOK</Cd>', '', /Sts: none of its choices/],
  [/<BkTxCd>.*?<\/BkTxCd>/, '', /BkTxCd: is missing/],
  ['<EndToEndId>B1</EndToEndId>', '<EndToEndId></EndToEndId>', /"" is no Max35/],
  [/(<CdtDbtInd>.*?<\/CdtDbtInd>)(<RvslInd>.*?<\/RvslInd>)/, '$2$1', /CdtDbtInd: is missing/],
  ['T00:00:00+08:00', ' 00:00', /is no xs:dateTime/],
  ['.001.08', '.001.02', /is not Document of this schema/],
];

test('a statement of the bank has the parts of camt.053, in their order', async () => {
  const judge = openXmlJudge(schema);
  const statement = await recordStatement();
  assert.equal(statement.match(/<Ntry>/g)?.length, 3);
  assert.match(statement, /<InstdAmt>/);
  assert.deepEqual(judge(statement), []);
  for (const [from, to, wrong] of changes) {
    const changed = statement.replace(from, to);
    assert.notEqual(changed, statement, String(from));
    assert.match(judge(changed).join('\n'), wrong);
  }
});

test('what the judge does not know it does not let pass', () => {
  const judge = openXmlJudge(schema.replaceAll('xs:fractionDigits', 'xs:whiteSpace'));
  const document = `<Document xmlns="${namespace}"><BkToCstmrStmt/></Document>`;
  assert.match(judge(document).join(), /GrpHdr: is missing/);
  assert.throws(() => openXmlJudge('<a/>'));
  const withRate = openXmlJudge(schema.replace('type="Message"', 'type="Money"'));
  const given = document.replace('<BkToCstmrStmt/>', '<BkToCstmrStmt Ccy="HKD">1</BkToCstmrStmt>');
  assert.deepEqual(withRate(given), []);
  const unknown = schema
    .replace('type="Message"', 'type="Money"')
    .replace('xs:fractionDigits', 'xs:whiteSpace');
  assert.throws(() => openXmlJudge(unknown)(given), /whiteSpace, which is not known here/);
});
