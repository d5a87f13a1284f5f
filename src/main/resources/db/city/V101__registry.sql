-- 団体内統合宛名: one integrated number per person, tied to the 個人番号 and to the business systems' own numbers.
-- 個人番号 and business numbers are stored closed (store.Vault) and found by a keyed digest; the integrated number is
-- in clear.
create table registry_person (
    integrated_number        varchar(15) not null primary key,
    individual_number_digest bytea       not null,
    individual_number        bytea       not null,
    linkage_code             varchar(16) not null,
    linkage_code_at          timestamp(6) with time zone,
    constraint registry_person_once unique (individual_number_digest)
);
create index registry_person_by_linkage_code on registry_person (linkage_code, integrated_number);

create table registry_link (
    id                  bigint generated always as identity primary key,
    business_system     varchar(64) not null,
    local_number_digest bytea       not null,
    local_number        bytea       not null,
    integrated_number   varchar(15) not null references registry_person (integrated_number),
    constraint registry_link_once unique (business_system, local_number_digest)
);

create index registry_link_by_person on registry_link (integrated_number, business_system, id);

-- 確認リスト: a number already tied to one person was about to be tied to another. Nothing changed; a person decides.
create table registry_confirmation (
    id                  bigint generated always as identity primary key,
    noted_at            timestamp with time zone not null default current_timestamp,
    business_system     varchar(64) not null,
    local_number_digest bytea       not null,
    local_number        bytea       not null,
    held_number         varchar(15) not null references registry_person (integrated_number),
    offered_number      varchar(15) not null references registry_person (integrated_number),
    state               varchar(16) not null,
    constraint registry_confirmation_once unique (business_system, local_number_digest, offered_number)
);

create index registry_confirmation_by_held on registry_confirmation (held_number);
create index registry_confirmation_by_offered on registry_confirmation (offered_number);
