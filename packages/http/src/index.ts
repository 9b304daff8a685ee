export { type Answer, answer } from './answer.ts';
export { type App, createApp } from './app.ts';
export type { OnFault } from './answer-problem.ts';
export { avroBody, type Body, bytesBody, csvBody, formBody, jsonBody } from './body.ts';
export {
  type Auth,
  type Authenticate,
  anyone,
  bearerToken,
  type Caller,
  type Credentials,
} from './caller.ts';
export {
  badBody,
  badInput,
  HttpFault,
  type InputFault,
  notAllowed,
  notFound,
  unauthenticated,
} from './fault.ts';
export type { HealthChecks, Unready } from './health.ts';
export { CannotListen, type Listening, listen, type Patience, type Tls } from './listen.ts';
export type { Answered, OnAnswer } from './observe.ts';
export { openapi } from './openapi.ts';
export { protect } from './protect.ts';
export {
  type Rate,
  type RateLimit,
  rateLimit,
  type StrangerLimit,
  strangerLimit,
} from './rate-limit.ts';
export type { OnRefused, Refused } from './refused.ts';
export { RefusedByPeer, Unavailable } from './peer-fault.ts';
export { type Problem, type ProblemDocument, problemOf } from './problem.ts';
export { type Input, type Method, type Route, route } from './route.ts';
export { type Calls, hashToken, type ServiceAuth, serviceAuth, type TokenHashes } from './service-auth.ts';
export { type CallOptions, type PeerAnswer, type ServiceClient, serviceClient } from './service-client.ts';
