import type { RequestListener } from 'node:http';
import express, { type Express, type RequestHandler } from 'express';
import { answerProblem, type OnFault } from './answer-problem.ts';
import type { Authenticate } from './caller.ts';
import { unknownRoute, wrongMethod } from './fault.ts';
import { type HealthChecks, healthRoutes } from './health.ts';
import { observe, type OnAnswer } from './observe.ts';
import { type Rate, rateLimit, type StrangerLimit } from './rate-limit.ts';
import type { OnRefused } from './refused.ts';
import { protect } from './protect.ts';
import { giveRequestId } from './request-id.ts';
import type { Route } from './route.ts';
import { serve } from './serve.ts';
import { traceRequest } from './trace-request.ts';

export type App = Readonly<{ name: string; routes: readonly Route[]; listener: RequestListener }>;

type Options = Readonly<{
  name: string;
  routes: readonly Route[];
  authenticate: Authenticate;
  health?: HealthChecks;
  onAnswer?: OnAnswer;
  onFault?: OnFault;
  /** Told of each request that was not granted, before that is answered. */
  onRefused?: OnRefused;
  /** True at a door that only our own services reach: their traces go on here. */
  continuesTraces?: boolean;
  /** How much one caller may ask; without it as much as it likes. */
  rate?: Rate;
  /** How much may be asked from one address by whoever shows no credential that is known. */
  limitStrangers?: StrangerLimit;
}>;

/** The routes in the order given, then health, then 405 and 404. */
export const createApp = ({
  name,
  routes,
  authenticate,
  health = {},
  onAnswer,
  onFault,
  onRefused,
  continuesTraces = false,
  rate,
  limitStrangers,
}: Options): App => {
  const all = [...routes, ...healthRoutes(health)];
  const app = hardened();
  const around = { limit: rate && rateLimit(rate), limitStrangers, onRefused };
  app.use(giveRequestId);
  if (onAnswer) app.use(observe(onAnswer));
  for (const route of all)
    mount(app, route, traceRequest(route, continuesTraces, serve(route, authenticate, around)));
  for (const [path, methods] of methodsByPath(all)) app.all(path, () => Promise.reject(wrongMethod(methods)));
  app.use(() => Promise.reject(unknownRoute()));
  app.use(answerProblem(onFault));
  return { name, routes: all, listener: app };
};

const hardened = (): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('query parser', 'simple');
  app.use(protect);
  return app;
};

const mount = (app: Express, route: Route, take: RequestHandler): void => {
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
  app[method](route.path, take);
};

const methodsByPath = (routes: readonly Route[]): Map<string, string[]> => {
  const byPath = new Map<string, string[]>();
  for (const { path, method } of routes) byPath.set(path, [...(byPath.get(path) ?? []), method]);
  return byPath;
};
