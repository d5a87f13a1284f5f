-- What the broker refused: who tried what, from where, on which queue, and how many times one after the other. Never
-- anything of a message.
create table security_audit (
    id             bigint generated always as identity primary key,
    recorded_at    timestamp with time zone not null,
    username       varchar(64)              not null,
    remote_address varchar(100)             not null,
    event          varchar(32)              not null,
    address        varchar(200)             not null,
    times          bigint                   not null
);

create index security_audit_by_time on security_audit (recorded_at);
