export type ClusterSettings = {
  /** undefined: no socket, loopback only. */
  socketDirectory: string | undefined;
  port: number;
  /** False only where losing everything in a crash is fine: clusters of tests. */
  durable: boolean;
};

/** postgresql.conf, written anew at every start. Own lines belong in local.conf beside it, which is read last. */
export function postgresqlConf({ socketDirectory, port, durable }: ClusterSettings): string {
  const lines = [
    '# Written at every start. Put settings of your own into local.conf in this directory.',
    `listen_addresses = '${socketDirectory === undefined ? '127.0.0.1' : ''}'`,
    `unix_socket_directories = '${(socketDirectory ?? '').replaceAll("'", "''")}'`,
    'unix_socket_permissions = 0700',
    `port = ${port}`,
    'max_connections = 60',
    'password_encryption = scram-sha-256',
    // Sized for a machine of two cores that the server shares.
    'shared_buffers = 128MB',
    'effective_cache_size = 1GB',
    'work_mem = 8MB',
    'maintenance_work_mem = 64MB',
    'io_method = sync',
    'max_parallel_workers_per_gather = 0',
    'random_page_cost = 1.1',
    'jit = off',
    // One machine, no replicas: nothing in the log that only a replica would read.
    'wal_level = minimal',
    'max_wal_senders = 0',
    'wal_compression = on',
    'max_wal_size = 1GB',
    'min_wal_size = 160MB',
    'checkpoint_timeout = 10min',
    `fsync = ${durable ? 'on' : 'off'}`,
    `synchronous_commit = ${durable ? 'on' : 'off'}`,
    `full_page_writes = ${durable ? 'on' : 'off'}`,
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "lc_messages = 'C'",
    "default_text_search_config = 'pg_catalog.simple'",
    'log_min_messages = warning',
    'log_min_error_statement = panic',
    'log_checkpoints = off',
    'log_autovacuum_min_duration = -1',
    "log_line_prefix = '%m [%p] %q%u@%d '",
    `idle_in_transaction_session_timeout = ${durable ? '60s' : '0'}`,
    "include_if_exists = 'local.conf'",
  ];
  return `${lines.join('\n')}\n`;
}

/** pg_hba.conf: a password always, so that no other user of the machine gets in. */
export const pgHbaConf = [
  '# Written at every start.',
  'local all all scram-sha-256',
  'host all all 127.0.0.1/32 scram-sha-256',
  '',
].join('\n');
