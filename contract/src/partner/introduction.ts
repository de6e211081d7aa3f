/** What a stranger reads before the operations of the partners' channel. */
export const partnerIntroduction = `A partner's program sells top-ups out of a float: money that the
partner has with the operator. One call takes the price out of the float and puts the value on a
line, or neither.

**To begin**: make keys at the portal, /developers, whose guide has the first top-up in five
commands, and get an access token from POST /oauth/token (OAuth 2, client credentials). It lives for
minutes: on 401 get another and send the same again.

**Amounts** are whole numbers of minor units: \`amountMinor\` 5000 of HKD is HK$50.

**The reference is yours**, made and stored before the first byte is sent. Send the same under it
until it is answered: 201 says that it is sold, 202 that it is taken and not sold yet, 404 and 409
that it never will be under this reference. What has been answered so is answered the same for ever,
and another number or amount under it is refused with 422. After every other answer the reference is
as free as it was.

**Refusals** are problems by RFC 9457. \`code\` is stable, \`detail\` says to a person what to do,
and \`party\` says who can change it: request, client, partner (float, limits), receiver (the line)
or platform (try again). On 429 and 503 wait for Retry-After. Each is listed below.

**Wait 15 seconds for an answer**: what is not sold within ten is answered 202 then. \`Prefer:
wait=3\` has that after three, \`Prefer: respond-async\` at once.

**To be told** instead of asking, add an endpoint: what is sent there stands under Webhooks.

## Refusals

By their status, with who can change it.`;
