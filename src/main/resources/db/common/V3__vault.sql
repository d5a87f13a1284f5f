-- Which keys closed what is stored here: each key's number with a keyed value that only that key opens.
create table vault_check (
    number   int primary key,
    content  bytea not null
);
