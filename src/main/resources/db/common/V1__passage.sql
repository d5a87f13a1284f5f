-- The way of a message, and the ledger. Runs unchanged on PostgreSQL and on H2 (MODE=PostgreSQL).
-- Columns of type bytea named content, properties, correlation or local_number hold what the vault has closed; those named
-- digest or content_digest hold what it has digested under its key.

-- One run of a gateway process; without an end it was killed, or still runs. Where it runs, and how its sessions are named.
create table incarnation (
    id            varchar(32) primary key,
    epoch         bigint not null unique,
    started_at    timestamp(6) with time zone not null,
    ended_at      timestamp(6) with time zone,
    restored      boolean not null,
    home          varchar(512) not null,
    session_name  varchar(64) not null
);

-- That a run is alive: how often it has said so, and when last, by the database's own clock.
create table heartbeat (
    incarnation_id  varchar(32) primary key references incarnation (id),
    beats           bigint not null,
    at              timestamp(6) with time zone not null
);

-- Links through which nothing passes after a restore, until its reconciliation has been accepted.
create table held_link (
    link    varchar(64) primary key,
    reason  varchar(256) not null,
    since   timestamp(6) with time zone not null
);

-- What operators have said about the gates of lanes; since and until_at are business time.
create table lane_instruction (
    link      varchar(64) not null,
    lane      varchar(8) not null,
    kind      varchar(8) not null,
    reason    varchar(256) not null,
    said_by   varchar(64) not null,
    since     timestamp(6) with time zone not null,
    until_at  timestamp(6) with time zone,
    primary key (link, lane)
);

-- The paces that operators have set, where they differ from the links' files; since is business time.
create table link_pace (
    link        varchar(64) primary key,
    per_second  double precision not null,
    at_once     int not null,
    reason      varchar(256) not null,
    said_by     varchar(64) not null,
    since       timestamp(6) with time zone not null
);

-- What one person has proposed and another one may confirm, in the state that the first one saw; void after a restore.
create table proposal (
    id           varchar(32) primary key,
    operation    varchar(64) not null,
    target       varchar(160) not null,
    digest       varchar(64) not null,
    seen         varchar(1024) not null,
    proposer     varchar(64) not null,
    proposed_by  varchar(64) not null,
    reason       varchar(256) not null,
    proposed_at  timestamp(6) with time zone not null,
    until_at     timestamp(6) with time zone not null,
    voided       boolean not null
);

-- Persons fall into buckets; bucket 0 is for rows without a person. The row gives commits their order.
create table bucket (
    bucket       int primary key,
    epoch        bigint not null,
    next_number  bigint not null,
    ledger_seq   bigint not null,
    ledger_hash  bytea not null
);

-- Of its lines so many are open; of those that have ended, its sender has been told of so many. Its outcome is called as
-- the file of its interface said when it was accepted (answer), whatever the file says later; it passes as that said, too (passage).
-- About is the other message that it refers to: of a cancellation its sender's id of that, of what a room of the gateway's own began our
-- id of its cause. What a counterpart brought of its own accord is a message, too: then system is the link, and sender_id the counterpart's own id.
create table message (
    id           varchar(32) primary key,
    system       varchar(64) not null,
    interface_id  varchar(64) not null,
    sender_id    varchar(64) not null,
    digest       bytea not null,
    correlation  bytea,
    text         boolean not null,
    answer       varchar(80) not null,
    passage      varchar(12) not null,
    accepted_at  timestamp(6) with time zone not null,
    deadline_at  timestamp(6) with time zone not null,
    line_count   int not null,
    open_lines   int not null,
    told_lines   int not null,
    catalogue    varchar(64) not null,
    about        varchar(64) not null,
    constraint message_sender_id unique (system, sender_id)
);
create index message_about on message (about);

-- In which layout a door read, as its file said then: by the version of the catalogue that messages name.
create table door_layout (
    catalogue  varchar(64) not null,
    system     varchar(64) not null,
    interface_id  varchar(64) not null,
    source     varchar not null,
    primary key (catalogue, system, interface_id)
);

-- One line of a message, which goes its own way. While it is open it has a deadline, and the lowest part of its persons,
-- by which a lane is read after a start; what has ended has neither. In doubt is what may have reached the counterpart; a
-- reason is why it is parked, or ended without an answer. When a person last had it sent again is business time. It passes
-- as its interface did when it was accepted. It waits in the lane of the party that link names: a counterpart's, or, of what
-- leads inward, a business system's. Of what is distributed, items are all that its receiver's cut had then. A counted number is
-- the one under which the counterpart is sent it, or has taken it.
create table request (
    id              varchar(32) primary key,
    message_id      varchar(32) not null references message (id),
    line            int not null,
    link            varchar(64) not null,
    interface_id    varchar(64) not null,
    passage         varchar(12) not null,
    system          varchar(64) not null,
    priority        varchar(8) not null,
    state           varchar(12) not null,
    ending          varchar(12),
    reason          varchar(16),
    reason_text     varchar(1024),
    epoch           bigint not null,
    person_count    int not null,
    purpose         varchar(512) not null,
    local_number    bytea,
    items           varchar(2048) not null,
    content_digest  bytea not null,
    open_until      timestamp(6) with time zone,
    open_part       int,
    attempts        int not null,
    in_doubt        boolean not null default false,
    parked_at       timestamp(6) with time zone,
    decided_at      timestamp(6) with time zone,
    receipt         varchar(64),
    counted_number  bigint,
    constraint request_line unique (message_id, line),
    constraint request_open check ((open_until is null) = (open_part is null))
);
create index request_by_deadline on request (link, open_until);
create index request_by_lane on request (link, open_part);
create index request_parked on request (parked_at);

-- Numbers that a counterpart counts, of an interface's messages about one person, or of all of them where person is empty: the last
-- that it has counted, and whether that is known or it has to be asked. The request has the next number while its own row names one
-- and it is open.
create table counter (
    link          varchar(64) not null,
    interface_id  varchar(64) not null,
    person        varchar(15) not null,
    last_number   bigint not null,
    known         boolean not null,
    request_id    varchar(32),
    primary key (link, interface_id, person)
);
create index counter_by_request on counter (request_id);

-- The place of a request in the order of each person it concerns: numbers rise in the order of commits, without gaps. Their index
-- is not unique: a number that is not what was written must not keep the next request from its own. The first person (ordinal 1)
-- is the one that the request is about.
create table request_person (
    bucket      int not null,
    number      bigint not null,
    request_id  varchar(32) not null references request (id),
    person      varchar(15) not null,
    ordinal     int not null default 1,
    primary key (request_id, bucket, number)
);
create index request_person_order on request_person (bucket, number);

-- Lines that wait for another line of their message, or go with it: which that is now. When that has ended otherwise than well, it may
-- be a line of a message that corrects theirs (corrected).
create table follower (
    request_id  varchar(32) primary key references request (id),
    leader_id   varchar(32) not null,
    corrected   boolean not null
);
create index follower_by_leader on follower (leader_id);

-- Lines that have stopped waiting for another, which the lane of their link has not yet taken in.
create table freed (
    link        varchar(64) not null,
    request_id  varchar(32) not null,
    primary key (link, request_id)
);

-- Lines that wait for what a room is to learn of their persons, for each of these: whether it is known of that one, who also stands here
-- where it is, since later lines of the interface about him wait behind. The number is that of the line's place in his order.
create table awaited (
    request_id    varchar(32) not null references request (id),
    person        varchar(15) not null,
    number        bigint not null,
    link          varchar(64) not null,
    interface_id  varchar(64) not null,
    fact          varchar(32) not null,
    known         boolean not null,
    primary key (request_id, person)
);
create index awaited_by_person on awaited (person);
create index awaited_by_link on awaited (link, known);

-- Bodies stand apart from the narrow rows that change.
create table body (
    owner_id  varchar(32) not null,
    kind      varchar(12) not null,
    content   bytea not null,
    primary key (owner_id, kind)
);

-- What a door has already dealt with, so that a redelivery is told from a sender's duplicate.
create table delivery (
    queue           varchar(160) not null,
    jms_message_id  varchar(160) not null,
    sender_id       varchar(64) not null,
    at              timestamp(6) with time zone not null,
    primary key (queue, jms_message_id, sender_id)
);

-- How far the messages have come that a sender numbers, of one interface: all up to the last number have gone through its door. Two
-- people begin a generation. Doubtful is what comes from a backup: what is missing may have come before. The sender was last asked for
-- what is missing, up to a number, at that business time.
create table numbering (
    system        varchar(64) not null,
    interface_id  varchar(64) not null,
    generation    int not null,
    last_number   bigint not null,
    doubtful      boolean not null,
    asked_up_to   bigint not null,
    asked_at      timestamp(6) with time zone,
    primary key (system, interface_id)
);

-- Numbers that have gone through their door, and with which content: accepted under the sender's own id, or refused with an outcome.
create table numbered (
    system        varchar(64) not null,
    interface_id  varchar(64) not null,
    generation    int not null,
    number        bigint not null,
    digest        bytea not null,
    sender_id     varchar(64) not null,
    refused_id    varchar(32),
    at            timestamp(6) with time zone not null,
    primary key (system, interface_id, generation, number)
);

-- Messages that came before their number's turn, as they came; since when is business time. From put_at on, business time, too, such a
-- message lies before its door again, or is about to.
create table early (
    id            varchar(32) primary key,
    system        varchar(64) not null,
    interface_id  varchar(64) not null,
    number        bigint not null,
    sender_id     varchar(64) not null,
    digest        bytea not null,
    properties    bytea not null,
    content       bytea not null,
    since         timestamp(6) with time zone not null,
    put_at        timestamp(6) with time zone,
    constraint early_number unique (system, interface_id, number)
);

-- What two people have decided about numbers: that some never come, or that the sender begins its numbers again.
create table numbering_decision (
    id            varchar(32) primary key,
    system        varchar(64) not null,
    interface_id  varchar(64) not null,
    generation    int not null,
    kind          varchar(8) not null,
    first_number  bigint not null,
    last_number   bigint not null,
    said_by       varchar(160) not null,
    reason        varchar(256) not null,
    at            timestamp(6) with time zone not null
);

-- Of each thing that messages name by a key, the newest state that was accepted, and the line that said it; undone once its counterpart has
-- answered that it did not do so. One row for each thing, however often it is told: it stays as long as the ids of messages do.
create table newest_state (
    key_digest      bytea primary key,
    system          varchar(64) not null,
    interface_id    varchar(64) not null,
    version         varchar not null,
    content_digest  bytea not null,
    request_id      varchar(32) not null,
    undone          boolean not null,
    at              timestamp(6) with time zone not null
);
create index newest_state_by_request on newest_state (request_id);

-- Outcomes that rooms of the gateway's own have heard, so that none is heard twice.
create table heard (
    outcome_id  varchar(32) primary key,
    at          timestamp(6) with time zone not null
);

create table outcome (
    message_id  varchar(32) primary key references message (id),
    kind        varchar(12) not null,
    outbox_id   varchar(32) not null,
    at          timestamp(6) with time zone not null,
    constraint outcome_outbox_id unique (outbox_id)
);

-- What a counterpart brought: with what it ends (ends), as its interface said when it came, and what the counterpart is to hear of it:
-- how it ended (said), once it has; to_tell is its link while it has not heard. What a system has answered (answered_by is the request
-- of its answer) is told once the counterpart has the answer.
create table inbound (
    message_id  varchar(32) primary key references message (id),
    ends        varchar(12) not null,
    said        varchar(12),
    to_tell     varchar(64),
    told_at     timestamp(6) with time zone,
    answered_by varchar(32)
);
create index inbound_to_tell on inbound (to_tell);
create index inbound_answered_by on inbound (answered_by);

-- Messages that are being distributed and whose senders have no outcome yet; until when they wait for it is business time.
create table distribution (
    message_id  varchar(32) primary key references message (id),
    until_at    timestamp(6) with time zone not null
);
create index distribution_by_deadline on distribution (until_at);

create table out_queue (
    queue        varchar(160) primary key,
    next_number  bigint not null
);

-- Outcomes for the broker, in the order of their numbers; pending is the number until the broker has it. A row that hands over what
-- leads inward names its request. One that waits until a counterpart has heard of a message names that (held_for), and is not pending.
create table outbox (
    id          varchar(32) primary key,
    queue       varchar(160) not null,
    number      bigint not null,
    properties  bytea not null,
    request_id  varchar(32),
    at          timestamp(6) with time zone not null,
    pending     bigint,
    marked_at   timestamp(6) with time zone,
    held_for    varchar(32),
    constraint outbox_order unique (queue, number)
);
create index outbox_held_for on outbox (held_for);
create index outbox_pending on outbox (queue, pending);

-- Rows of the outbox that cannot be handed over: a person puts them back or discards them.
create table outbox_aside (
    outbox_id     varchar(32) primary key references outbox (id),
    queue         varchar(160) not null,
    number        bigint not null,
    reason        varchar(16) not null,
    at            timestamp(6) with time zone not null,
    discarded_at  timestamp(6) with time zone
);
create index outbox_aside_by_queue on outbox_aside (queue, number);

-- Answers that were taken, so that none is taken twice.
create table seen_answer (
    link        varchar(64) not null,
    answer_id   varchar(64) not null,
    digest      bytea not null,
    request_id  varchar(32) not null,
    at          timestamp(6) with time zone not null,
    primary key (link, answer_id)
);

-- Answers that were not taken: recorded in the ledger once for each cause, counted here. A position is one of its operation: a
-- counterpart may count each operation's answers by itself.
create table refused_answer (
    link       varchar(64) not null,
    operation  varchar(128) not null,
    position   bigint not null,
    reason     varchar(16) not null,
    times      int not null,
    last_at    timestamp(6) with time zone not null,
    primary key (link, operation, position, reason)
);

-- Deliveries announced before work on them began, after an unclean end: the one that kills us is found.
create table suspect (
    queue           varchar(160) not null,
    jms_message_id  varchar(160) not null,
    crashes         int not null,
    epoch           bigint not null,
    primary key (queue, jms_message_id)
);

create table ledger (
    bucket         int not null,
    seq            bigint not null,
    at             timestamp(6) with time zone not null,
    business_at    timestamp(6) with time zone not null,
    outside_hours  boolean not null,
    event          varchar(24) not null,
    system         varchar(64) not null,
    user_name      varchar(64) not null,
    person         varchar(15) not null,
    interface_id   varchar(64) not null,
    items          varchar(2048) not null,
    recipient      varchar(64) not null,
    outcome        varchar(16) not null,
    reason         varchar(16) not null,
    remark         varchar(512) not null,
    catalogue      varchar(64) not null,
    message_id     varchar(64) not null,
    sender_id      varchar(64) not null,
    digest         bytea not null,
    salt           bytea not null,
    commitment     bytea not null,
    hash           bytea not null,
    primary key (bucket, seq)
);
create index ledger_by_message on ledger (message_id);
create index ledger_by_sender on ledger (sender_id);

-- The role whose tables these are, such as city; no gateway of another role lives on them.
create table installation (
    role  varchar(16) primary key
);
