package io.messagecenter.auth.account;

import io.messagecenter.contracts.auth.Role;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UserRows extends Repository<User, Long> {

    User saveAndFlush(User user);

    Optional<User> findById(long id);

    @Query("select u from User u where lower(u.username) = lower(:username)")
    Optional<User> findByUsername(String username);

    List<User> findByIdGreaterThanOrderById(long id, Limit limit);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from User u where u.id = :id")
    Optional<User> lock(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from User u where u.oidcIssuer = :issuer and u.oidcSubject = :subject")
    Optional<User> lockOfProvider(String issuer, String subject);

    /** Always in the same order, so that two who administer at once cannot lock each other out. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from User u where u.role = :role and u.active order by u.id")
    List<User> lockActive(Role role);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from User u where u.id > :after order by u.id")
    List<User> lockAfter(long after, Limit limit);

    long count();

    long countByRoleAndActiveTrue(Role role);
}
