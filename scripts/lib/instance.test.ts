import { afterEach, describe, expect, it, vi } from 'vitest';
import { instanceNamed } from './instance.ts';

afterEach(() => vi.unstubAllEnvs());

describe('an instance', () => {
  it('takes its port from the environment, the receiver the next one', () => {
    vi.stubEnv('XINXIU_PORT', '4666');
    expect(instanceNamed('other')).toMatchObject({ port: 4666, receiverPort: 4667, endpoint: 'http://localhost:4666' });
  });

  it('has a setting of its own for tests', () => {
    vi.stubEnv('XINXIU_PORT', '4666');
    vi.stubEnv('XINXIU_TEST_PORT', '4676');
    expect(instanceNamed('test', 'XINXIU_TEST_PORT').port).toBe(4676);
  });

  it.each(['abc', '80', '65535', '4566.5', '-1'])('refuses port %s and names the setting', (port) => {
    vi.stubEnv('XINXIU_PORT', port);
    expect(() => instanceNamed('other')).toThrow('XINXIU_PORT');
  });

  it.each(['', '../up', 'A', 'a b'])('refuses the name %j', (name) => {
    expect(() => instanceNamed(name)).toThrow('XINXIU_INSTANCE');
  });
});
