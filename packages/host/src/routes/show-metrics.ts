import { answer, type Route, route, type ServiceAuth } from '@handoff/http';
import { gaugesOf, type Watched } from '../metrics/gauges.ts';
import { asPrometheus, prometheusType } from '../metrics/prometheus.ts';

/** `GET /internal/metrics`: what waits and for how long, by counts and ages alone. */
export const showMetrics = (watched: Watched, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'GET',
    path: '/internal/metrics',
    summary: 'What waits in this service, in the text format of Prometheus',
    auth: mayCall('metrics'),
    untraced: true,
    handle: async () => answer(200, asPrometheus(await gaugesOf(watched)), { type: prometheusType }),
  });
