import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { suspendKiosk } from '#kiosks';
import { suspendReseller } from '#resellers';
import { cookiesOf, type ConsoleWorld, openConsoleWorld } from '#test/console-world';
import { staffCaller } from '#test/finance';
import { openTestKiosk } from '#test/kiosk-world';
import { openShop, openTier } from '#test/shop-world';

const file = new URL('../../../db/seed/demo-outlets.csv', import.meta.url);
const demo = readFileSync(file, 'utf8');
const [names = '', ...rows] = demo.trim().split('\n');

interface Listed {
  readonly code: string;
  readonly district: string;
  readonly phone: string | null;
  readonly isWithdrawn?: boolean;
  readonly isSellerSuspended?: boolean;
}

interface Refused {
  readonly row: number;
  readonly refusal: string;
  readonly written: string;
}

/** What a phone and what staff are shown, and what staff send. */
async function openDesk(world: ConsoleWorld) {
  const staff = await world.signedIn('operator');
  const device = { cookie: cookiesOf(await world.call('/api/app/session')) };
  const send = (path: string, method: string, body: object) =>
    world.call(`/api/console/${path}`, { method, body, headers: staff });
  const list = async (path: string, headers: Record<string, string>): Promise<Listed[]> => {
    const { status, body } = await world.call(path, { headers });
    assert.equal(status, 200);
    return body['outlets'] as Listed[];
  };
  return {
    send,
    importText: async (text: string) => {
      const { body } = await send('outlet-imports', 'POST', { text });
      return body as unknown as { taken: number; refused: Refused[] };
    },
    near: (district: string) => list(`/api/app/outlets?district=${district}`, device),
    spread: () => list('/api/app/outlets', device),
    found: (query: string) => list(`/api/console/outlets?${query}`, staff),
    device,
  };
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

const ferry = { en: 'Star Ferry', 'zh-Hant': '天星碼頭', 'zh-Hans': '天星码头' };
const written = {
  kind: 'kiosk',
  name: ferry,
  address: ferry,
  district: 'YT',
  latitudeMicro: 22_293_700,
  longitudeMicro: 114_168_600,
  hours: 'Mo-Su 06:30-23:30',
  services: ['qr', 'cash'],
  languages: ['en', 'zh-Hant'],
  phone: null,
  sellsAs: null,
};

async function codesNear(desk: Desk, district: string): Promise<string[]> {
  return (await desk.near(district)).map(({ code }) => code);
}

test('outlets of a file are found from where one is', async (t) => {
  const world = await openConsoleWorld(t);
  const desk = await openDesk(world);
  await t.test('the demo’s are taken whole, and a second time change nothing', async () => {
    assert.deepEqual(await desk.importText(demo), { taken: rows.length, refused: [] });
    const before = await desk.spread();
    assert.deepEqual(await desk.importText(demo), { taken: rows.length, refused: [] });
    assert.deepEqual(await desk.spread(), before);
  });

  await t.test('the nearest stand first, those of the next district too', async () => {
    const near = await desk.near('KT');
    assert.equal(near[0]?.code, 'kiosk-kt-01');
    assert.ok(near.some(({ district }) => district !== 'KT'));
    assert.ok(near.length <= 60);
    const ends = (await codesNear(desk, 'MP')).slice(0, 1);
    assert.deepEqual(ends, ['kiosk-barrier-gate']);
  });

  await t.test('a phone keeps a few of every district', async () => {
    const spread = await desk.spread();
    const counts = Map.groupBy(spread, ({ district }) => district);
    assert.ok(counts.size > 20);
    assert.ok([...counts.values()].every((of) => of.length <= 4));
    assert.ok(JSON.stringify(spread).length < 60_000);
  });

  await t.test('a district that is none is not found', async () => {
    const { status, body } = await world.call('/api/app/outlets?district=XX', {
      headers: desk.device,
    });
    assert.equal(status, 404);
    assert.equal(body['code'], 'district_unknown');
  });
});

test('what staff write comes and goes', async (t) => {
  const world = await openConsoleWorld(t);
  const desk = await openDesk(world);
  await t.test('what staff write is found at once, and gone once it is withdrawn', async () => {
    const { send } = desk;
    assert.equal((await send('outlets/kiosk-star-ferry', 'PUT', written)).status, 200);
    const found = (await desk.near('YT')).find(({ code }) => code === 'kiosk-star-ferry');
    assert.deepEqual(found, {
      code: 'kiosk-star-ferry',
      kind: 'kiosk',
      name: ferry,
      address: ferry,
      district: 'YT',
      latitudeMicro: 22_293_700,
      longitudeMicro: 114_168_600,
      week: Array.from({ length: 7 }, () => [{ opensAt: 390, closesAt: 1_410 }]),
      services: ['cash', 'qr'],
      languages: ['zh-Hant', 'en'],
      phone: null,
    });
    assert.equal((await send('outlets/kiosk-star-ferry/withdrawal', 'POST', {})).status, 200);
    assert.ok(!(await codesNear(desk, 'YT')).includes('kiosk-star-ferry'));
    const [listed] = await desk.found('words=star%20FERRY');
    assert.equal(listed?.isWithdrawn, true);
    assert.equal((await send('outlets/kiosk-star-ferry/withdrawal', 'POST', {})).status, 404);
    await send('outlets/kiosk-star-ferry', 'PUT', written);
    assert.ok((await codesNear(desk, 'YT')).includes('kiosk-star-ferry'));
  });

  await t.test('nobody is sent to a shop that may not sell, nor to one of its chain', async () => {
    const { context } = world;
    await openTier(context);
    const chain = await openShop(context, { kind: 'chain' });
    const shop = await openShop(context, { parent: chain.id, sharesFloat: true });
    await desk.send('outlets/corner', 'PUT', { ...written, kind: 'shop', sellsAs: shop.id });
    const operator = staffCaller('operator');
    for (const reseller of [shop.id, chain.id]) {
      assert.ok((await codesNear(desk, 'YT')).includes('corner'));
      await suspendReseller(context, operator, { reseller, isSuspended: true });
      assert.ok(!(await codesNear(desk, 'YT')).includes('corner'));
      const [listed] = await desk.found('words=corner');
      assert.equal(listed?.isSellerSuspended, true);
      await suspendReseller(context, operator, { reseller, isSuspended: false });
    }
    const kiosk = await openTestKiosk(context);
    await desk.send('outlets/machine', 'PUT', { ...written, kind: 'kiosk', sellsAs: kiosk.code });
    for (const isSuspended of [false, true]) {
      await suspendKiosk(context, operator, { kiosk: kiosk.id, isSuspended });
      assert.equal((await codesNear(desk, 'YT')).includes('machine'), !isSuspended);
    }
  });
});

const plain = rows.find((row) => !row.includes('"')) ?? '';

/** One row of the demo's with another cell. */
function withCell(column: string, cell: string): string {
  const cells = plain.split(',');
  cells[names.split(',').indexOf(column)] = cell;
  return cells.join(',');
}

test('rows that cannot be outlets are told one by one, and stop no others', async (t) => {
  const desk = await openDesk(await openConsoleWorld(t));
  const cases: readonly (readonly [written: string, refusal: string])[] = [
    ['a,b', 'columns_wrong'],
    ['"open', 'columns_wrong'],
    [withCell('code', 'Kwun Tong'), 'code_invalid'],
    [withCell('kind', 'boat'), 'kind_unknown'],
    [withCell('name_zh_hans', ''), 'name_invalid'],
    [withCell('address_en', 'x'.repeat(201)), 'address_invalid'],
    [withCell('district', 'XX'), 'district_unknown'],
    [withCell('latitude', '22°18'), 'position_invalid'],
    [withCell('latitude', '114.2264'), 'position_far'],
    [withCell('hours', 'nine to five'), 'hours_invalid'],
    [withCell('services', 'haircut'), 'service_unknown'],
    [withCell('languages', 'fr'), 'language_unknown'],
    [withCell('phone', 'call us'), 'phone_invalid'],
    [withCell('sells_as', 'rsl_1'), 'seller_invalid'],
    [plain, 'code_twice'],
  ];
  const text = [`\uFEFF${names}`, plain, ...cases.map(([row]) => row), ''].join('\r\n');
  const { taken, refused } = await desk.importText(text);
  assert.equal(taken, 1);
  assert.deepEqual(
    refused,
    cases.map(([row, refusal], index) => ({ row: index + 2, refusal, written: row })),
  );
  assert.deepEqual(
    (await desk.spread()).map(({ code }) => code),
    [plain.split(',')[0]],
  );
});

test('a form is refused with what is wrong with it', async (t) => {
  const desk = await openDesk(await openConsoleWorld(t));
  const { status, body } = await desk.send('outlets/far-away', 'PUT', {
    ...written,
    district: 'NS',
  });
  assert.equal(status, 400);
  assert.equal(body['code'], 'outlet_invalid');
  assert.deepEqual(body['details'], { what: 'position_far' });
});
