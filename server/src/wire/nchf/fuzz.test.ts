import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isoTime, type Zone } from '#base';
import { readChargingRequest } from './read-request.ts';
import { WrongRequest } from './refusals.ts';
import type { ChargingRequest, Service, UnitUsage } from './request.ts';

const instant = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 });
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/);
const zone = fc.constantFrom<Zone>('HK', 'CN', 'MO', 'ROW');
const units = fc.bigInt({ min: 0n, max: 4_294_967_295n });
const plain = { noNullPrototype: true } as const;
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const usage = (service: Service, atMs: number): fc.Arbitrary<UnitUsage> =>
  fc.record(
    {
      ratingGroup: fc.nat(4_294_967_295),
      service: fc.constant(service),
      wanted: maybe(fc.oneof(fc.constant<'some'>('some'), units)),
      used: fc.array(
        fc.record(
          {
            sequence: fc.nat(),
            units,
            zone: maybe(zone),
            fromMs: maybe(instant),
            untilMs: fc.oneof(instant, fc.constant(atMs)),
            isCounted: fc.boolean(),
          },
          plain,
        ),
        { maxLength: 4 },
      ),
    },
    plain,
  );

const dataRequest: fc.Arbitrary<ChargingRequest> = instant.chain((at) =>
  fc.record(
    {
      served: fc.stringMatching(/^\d{15}$/).map((imsi) => ({ imsi })),
      chargingId: maybe(fc.nat(4_294_967_295).map(String)),
      consumer: name,
      at: fc.constant(at),
      sequence: fc.nat(4_294_967_295),
      isRetransmission: fc.boolean(),
      event: fc.constantFrom('before' as const, 'after' as const, undefined),
      notifyUri: maybe(name.map((host) => `http://${host}:8000/notify`)),
      direction: fc.constant('out' as const),
      ownNumber: maybe(fc.stringMatching(/^[1-9]\d{9}$/).map((digits) => `+${digits}` as const)),
      party: fc.constant(undefined),
      isEmergency: fc.constant(false),
      zone: maybe(zone),
      triggers: fc.array(name, { maxLength: 3 }),
      groups: fc.uniqueArray(usage('data', at), {
        maxLength: 3,
        selector: ({ ratingGroup }) => ratingGroup,
      }),
      pduSession: maybe(fc.record({ id: fc.nat(255), dnn: name }, plain)),
    },
    plain,
  ),
);

const countries: Readonly<Record<Zone, string>> = { HK: '454', CN: '460', MO: '455', ROW: '310' };

function location(of: Zone | undefined): object | undefined {
  if (of === undefined) return undefined;
  const plmnId = { mcc: countries[of], mnc: '01' };
  return { nrLocation: { tai: { plmnId, tac: '000001' }, ncgi: { plmnId, nrCellId: '0' } } };
}

/** The same request as a network function would write it. */
function written(request: ChargingRequest): object {
  return {
    subscriberIdentifier:
      request.served && 'imsi' in request.served ? `imsi-${request.served.imsi}` : undefined,
    chargingId: request.chargingId === undefined ? undefined : Number(request.chargingId),
    nfConsumerIdentification: { nodeFunctionality: 'SMF', nFName: request.consumer },
    invocationTimeStamp: isoTime(request.at),
    invocationSequenceNumber: request.sequence,
    retransmissionIndicator: request.isRetransmission,
    oneTimeEvent: request.event !== undefined,
    oneTimeEventType: request.event === 'before' ? 'IEC' : 'PEC',
    notifyUri: request.notifyUri,
    triggers: request.triggers.map((triggerType) => ({ triggerType })),
    pDUSessionChargingInformation: {
      userInformation: request.ownNumber && {
        servedGPSI: `msisdn-${request.ownNumber.slice(1)}`,
      },
      userLocationinfo: location(request.zone),
      pduSessionInformation: request.pduSession && {
        pduSessionID: request.pduSession.id,
        dnnId: request.pduSession.dnn,
      },
    },
    multipleUnitUsage: request.groups.map(({ ratingGroup, wanted, used }) => ({
      ratingGroup,
      requestedUnit:
        wanted === undefined ? undefined : wanted === 'some' ? {} : { totalVolume: Number(wanted) },
      usedUnitContainer: used.map((one) => ({
        localSequenceNumber: one.sequence,
        totalVolume: Number(one.units),
        quotaManagementIndicator: one.isCounted ? 'ONLINE_CHARGING' : 'OFFLINE_CHARGING',
        triggerTimestamp: isoTime(one.untilMs),
        pDUContainerInformation: {
          timeofFirstUsage: one.fromMs === undefined ? undefined : isoTime(one.fromMs),
          userLocationInformation: location(one.zone),
        },
      })),
    })),
  };
}

test('whatever a network function writes is read as it was meant', () => {
  fc.assert(
    fc.property(dataRequest, (request) => {
      const body: unknown = JSON.parse(JSON.stringify(written(request)));
      assert.deepEqual(readChargingRequest(body), request);
    }),
  );
});

/** Everywhere below this value, as the way to it. */
function placesIn(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  return [way, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...way, key]))];
}

function replaced(value: unknown, way: readonly string[], by: unknown): unknown {
  const [key, ...rest] = way;
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

test('a request with one value replaced is read, or refused with a place that exists', () => {
  const stranger = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(-1, 1.5, 2 ** 70, '', '\u{1F600}', [], {}, null, true),
  );
  fc.assert(
    fc.property(dataRequest, fc.nat(), stranger, (request, pick, by) => {
      const body: unknown = JSON.parse(JSON.stringify(written(request)));
      const places = placesIn(body);
      const way = places[pick % places.length] ?? [];
      const changed = replaced(body, way, by);
      try {
        readChargingRequest(changed);
      } catch (error) {
        assert.ok(error instanceof WrongRequest, String(error));
        // What is named lies on the way to what was changed, or below it.
        const place = `/${way.join('/')}`;
        assert.ok(
          place.startsWith(error.place) || error.place.startsWith(place === '/' ? '' : place),
          `${error.place} is not on the way to ${place}`,
        );
      }
    }),
    { numRuns: 500 },
  );
});

test('any JSON at all is read or refused, and nothing else happens', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      try {
        readChargingRequest(value);
      } catch (error) {
        assert.ok(error instanceof WrongRequest, String(error));
      }
    }),
    { numRuns: 500 },
  );
});
