import type { InstantMs, Words } from '#base';
import { openPaper } from '#wire/pdf';
import { activityOfClaim } from './activity-of-claim.ts';
import { accountOfClaim, type Claim } from './claim.ts';
import { openFlow } from './flow.ts';

/** The same as a paper, for banks and providers that want one. */
export function drawClaim(claim: Claim, seller: Words, atMs: InstantMs): Promise<Buffer> {
  const title = `Answer to dispute ${claim.reference}`;
  const given = { title, author: seller.en, language: 'en-HK', script: 'HK' } as const;
  const paper = openPaper({ ...given, madeAtMs: atMs });
  const flow = openFlow(paper);
  flow.text(seller.en);
  flow.heading(title, 20);
  flow.text(accountOfClaim(claim));
  flow.heading('Use of the service');
  flow.text(activityOfClaim(claim));
  return paper.bytes();
}
