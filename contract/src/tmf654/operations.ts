import type { TObject, TSchema } from 'typebox';
import type { Method, Route } from '../route.ts';
import {
  actionUpdate,
  byId,
  error,
  fieldsQuery,
  listOf,
  listQuery,
  nothing,
  partly,
} from './shapes.ts';
import type { Tmf654Operation } from './paths.ts';
import { tmf654Paths } from './paths.ts';

interface Told {
  readonly tag: string;
  readonly summary: string;
  readonly scope: string;
}

type Placed = readonly [method: Method, path: string];

function placed(operation: Tmf654Operation) {
  const [method, path]: Placed = tmf654Paths[operation];
  return { method, path, access: 'partner', refusal: error } as const;
}

export function listing<Shape extends TObject>(
  operation: Tmf654Operation,
  shape: Shape,
  told: Told,
) {
  const answer = listOf(shape);
  return { ...placed(operation), ...told, query: listQuery, answer } satisfies Route;
}

export function retrieving<Shape extends TObject>(
  operation: Tmf654Operation,
  shape: Shape,
  told: Told,
) {
  const answer = partly(shape);
  return {
    ...placed(operation),
    ...told,
    params: byId,
    query: fieldsQuery,
    answer,
  } satisfies Route;
}

export function creating<Body extends TObject, Shape extends TSchema>(
  operation: Tmf654Operation,
  body: Body,
  answer: Shape,
  told: Told,
) {
  return { ...placed(operation), ...told, body, answer, status: 201 } as const satisfies Route;
}

export function patching<Shape extends TObject>(
  operation: Tmf654Operation,
  answer: Shape,
  told: Told,
) {
  const parts = { params: byId, body: actionUpdate, answer };
  return { ...placed(operation), ...told, ...parts } satisfies Route;
}

export function deleting(operation: Tmf654Operation, told: Told) {
  const parts = { params: byId, answer: nothing, status: 204 } as const;
  return { ...placed(operation), ...told, ...parts } satisfies Route;
}
