import type { appRoutes } from '@lowu/contract/app';
import type { Static } from 'typebox';
import {
  type District,
  districts,
  findNearest,
  findSpread,
  type Outlet,
  requireDistrict,
} from '#outlets';
import type { AppCall, AppChannel } from './channel.ts';

type Routes = typeof appRoutes;
type Answer = Static<Routes['listOutlets']['answer']>;

/** A screen shows some ten; the rest is for whoever wants another kind, or one that is open. */
const nearest = 60;
/** Of every district, in the list that phones keep: with the names, some ten kilobytes. */
const ofEach = 4;

export async function handleListOutlets(
  { context }: AppChannel,
  { query }: AppCall<Routes['listOutlets']>,
): Promise<Answer> {
  const { district } = query;
  const found = await (district === undefined
    ? findSpread(context, ofEach)
    : findNearest(context, requireDistrict(district), nearest));
  return { districts: districts.map(presentDistrict), outlets: found.map(presentOutlet) };
}

function presentDistrict({ code, area, name, middle }: District): Answer['districts'][number] {
  return { code, area, name, ...middle };
}

function presentOutlet(outlet: Outlet): Answer['outlets'][number] {
  const { code, kind, name, address, district, position, phone } = outlet;
  const week = outlet.hours.map((spans) => [...spans]);
  const services = [...outlet.services];
  const languages = [...outlet.languages];
  return { code, kind, name, address, district, ...position, week, services, languages, phone };
}
