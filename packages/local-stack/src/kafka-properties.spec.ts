import { describe, expect, it } from 'vitest';
import { asText, kafkaProperties } from './kafka-properties.ts';

const broker = (id: number) => ({ id, client: 20_000 + id, controller: 21_000 + id, data: `/data/${id}` });
const superuser = { username: 'exchange', password: 'a-password' };
const one = kafkaProperties(broker(1), [broker(1)], superuser);
const three = kafkaProperties(broker(2), [1, 2, 3].map(broker), superuser);

describe('the settings of a broker', () => {
  it('let nobody in without a user, nor a user anywhere without a rule', () => {
    expect(one).toMatchObject({
      'listener.security.protocol.map': 'CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
      'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
      'allow.everyone.if.no.acl.found': 'false',
      'super.users': 'User:exchange',
      'auto.create.topics.enable': 'false',
    });
  });

  it('listen on the loopback only, and say the port that was chosen', () => {
    expect(one.listeners).toBe('CLIENT://127.0.0.1:20001,CONTROLLER://127.0.0.1:21001');
    expect(one['advertised.listeners']).toBe('CLIENT://127.0.0.1:20001');
  });

  it('listen on every address inside a container, but say the loopback', () => {
    const inside = kafkaProperties({ ...broker(1), listenOn: '0.0.0.0' }, [broker(1)], superuser);
    expect(inside.listeners).toContain('CLIENT://0.0.0.0:20001,CONTROLLER://127.0.0.1');
    expect(inside['advertised.listeners']).toBe('CLIENT://127.0.0.1:20001');
  });

  it('open a second door where one is asked for, and tell who comes by it to go on by way of another port', () => {
    const { listeners, ...aside } = kafkaProperties(
      { ...broker(1), detour: { port: 22_001, told: 23_001 } },
      [broker(1)],
      superuser,
    );
    expect(listeners).toBe(`${one.listeners},DETOUR://127.0.0.1:22001`);
    expect(aside['advertised.listeners']).toBe('CLIENT://127.0.0.1:20001,DETOUR://127.0.0.1:23001');
    expect(aside['listener.security.protocol.map']).toContain(',DETOUR:SASL_PLAINTEXT');
    expect(aside['listener.name.detour.scram-sha-512.sasl.jaas.config']).toContain('username="exchange"');
    expect(aside['inter.broker.listener.name']).toBe('CLIENT');
  });

  it('keep one copy with one broker, and three of which two must be written with three', () => {
    expect(one).toMatchObject({ 'default.replication.factor': '1', 'min.insync.replicas': '1' });
    expect(three).toMatchObject({
      'default.replication.factor': '3',
      'min.insync.replicas': '2',
      'controller.quorum.voters': '1@127.0.0.1:21001,2@127.0.0.1:21002,3@127.0.0.1:21003',
    });
  });

  it('are written a line each', () => {
    expect(asText({ 'node.id': '1', 'log.dirs': '/data/1' })).toBe('node.id=1\nlog.dirs=/data/1\n');
  });
});
