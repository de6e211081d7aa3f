import { Type } from 'typebox';
import { receiptCode, receiptKind } from './app/receipts.ts';
import { route } from './route.ts';
import { closed, instant, money, orNull } from './shapes.ts';

/**
 * The page that checks a receipt's proof. The proof stands behind the number sign of its address.
 */
export const verifierPath = '/verify';

export const verifierRoutes = {
  lookUpReceipt: route({
    method: 'GET',
    path: `${verifierPath}/receipts/{code}`,
    tag: 'Receipts',
    summary: 'What was issued under a code, masked, for whoever doubts a paper.',
    access: 'public',
    params: Type.Object({ code: receiptCode }, closed),
    query: Type.Object(
      {
        entry: Type.Optional(
          Type.String({
            pattern: '^[0-9a-f]{64}$',
            description: 'The SHA-256 of the extra data of a proof that claims to be this receipt',
          }),
        ),
      },
      closed,
    ),
    answer: Type.Object(
      {
        /**
         * Under a code that was never issued there is nothing. What was given beside it is
         * `another` where we issued it under another code, and `forged` where we did not.
         */
        state: Type.Union([
          Type.Literal('sealed'),
          Type.Literal('unsealed'),
          Type.Literal('another'),
          Type.Literal('forged'),
          Type.Literal('unknown'),
        ]),
        issued: orNull(
          Type.Object(
            {
              kind: receiptKind,
              number: Type.String({ description: 'Masked; empty of a voucher’s sale' }),
              value: money,
              paid: money,
              issuedAt: instant,
            },
            closed,
          ),
        ),
      },
      closed,
    ),
  }),
} as const;
