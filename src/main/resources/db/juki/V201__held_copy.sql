-- 保持データ: what the register last said of each person, for 広域交付. A person is named by a keyed digest of the register's own number;
-- columns named content hold what the vault has closed, those named digest what it has digested under its key. What is taken from the
-- register is written in the transaction that accepts its message.
create table held_person (
    person            varchar(15) not null primary key,
    code_digest       bytea,
    household_digest  bytea,
    change_number     bigint not null,
    changed_at        timestamp(6) with time zone not null,
    content           bytea not null
);
create index held_person_by_code on held_person (code_digest);
create index held_person_by_household on held_person (household_digest);
create index held_person_by_change on held_person (change_number);

-- By which names messages may mean a person: that of each 住民票コード that the register has told of him, beside that of its own number.
create table held_name (
    name    varchar(15) not null,
    person  varchar(15) not null,
    primary key (name, person)
);
create index held_name_by_person on held_name (person);

-- 支援措置・仮支援措置: what was said last of each kind, also of somebody of whom the register has said nothing else.
create table held_protection (
    person   varchar(15) not null,
    kind     varchar(16) not null,
    said_at  timestamp(6) with time zone not null,
    content  bytea not null,
    primary key (person, kind)
);
