-- Two invitations of one moment both stood, since neither saw the other to replace it.
delete from partners.invitation i using partners.invitation newer
where newer.email = i.email and newer.needs_proof = i.needs_proof
  and (newer.made_at, newer.id) > (i.made_at, i.id);
create unique index invitation_one on partners.invitation (email, needs_proof);
drop index partners.invitation_email;
