-- 配信マスター, of which only 照会許可照会リスト is used: by version, closed like every body (store.Vault). One without a change_id is received
-- and not in force.
create table master_change (
    id            bigint generated always as identity primary key,
    made_at       timestamp with time zone not null,
    made_by       varchar(64) not null,
    reason        varchar(512) not null,
    undone_at     timestamp with time zone,
    undone_by     varchar(64),
    undone_reason varchar(512)
);

create table master (
    version     int         primary key,
    from_day    date        not null,
    row_count   int         not null,
    digest      bytea       not null,
    content     bytea       not null,
    message_id  varchar(64) not null,
    received_at timestamp with time zone not null,
    received_by varchar(64) not null,
    change_id   bigint references master_change (id)
);

create index master_by_change on master (change_id);
