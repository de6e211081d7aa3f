import type { Answer } from './answers.ts';
import { parseObject, refuseUnknown } from './fields.ts';
import type { Route } from './server.ts';

type Run = (object: Record<string, unknown>) => Promise<unknown>;
type ControlPost = (name: string, keys: string[], run: Run) => Route;

/** Orders of the control API at `/sandbox/…`: each does one thing and tells how all stands then. */
export function controlPosts(status: () => Answer): ControlPost {
  return (name, keys, run) => ({
    method: 'POST',
    path: `/sandbox/${name}`,
    async answer({ body }) {
      const object = body === '' ? {} : parseObject(body);
      refuseUnknown(object, keys);
      await run(object);
      return status();
    },
  });
}
